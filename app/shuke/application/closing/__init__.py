"""The close of business days over the store, batch by batch: head office's, or that of a till that stands alone."""
