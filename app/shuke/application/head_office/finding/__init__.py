"""Finding exceptions after facts were folded: one module for each sort, a few statements for a whole push."""
