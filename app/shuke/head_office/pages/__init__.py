"""Head office in the browser: pages made on the server (decision 0042)."""
