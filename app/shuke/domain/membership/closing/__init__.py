"""The close of a business day, and the opening of the next: what time does to memberships."""
