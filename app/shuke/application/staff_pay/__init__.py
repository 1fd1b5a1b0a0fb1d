"""What staff are paid by: the statement of a month, goals, paper and file."""
