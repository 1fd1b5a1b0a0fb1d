"""One repository a subject, each over one connection and one tenant."""
