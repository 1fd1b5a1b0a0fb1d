"""Head office over HTTP: letters come in, signed answers go out. No rules here."""
