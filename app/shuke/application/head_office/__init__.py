"""Head office's use cases: taking in, telling, granting, enrolling. No HTTP here."""
