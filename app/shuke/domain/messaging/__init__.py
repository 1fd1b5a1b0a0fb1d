"""Messages to members: their templates, how long one is, and when one may go out."""
