"""Messages to members: templates, the queue, channels."""
