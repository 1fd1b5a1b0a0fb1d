"""Ways to a printer: a document's bytes go over whole, or a `PrinterFault` says what a person can do."""
