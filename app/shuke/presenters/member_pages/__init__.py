"""What the window of members shows of one of them, a page each."""
