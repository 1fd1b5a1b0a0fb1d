"""The till's side of staying in step with head office: stages without I/O, and the runner that drives them."""
