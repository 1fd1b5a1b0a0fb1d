"""The shift: opened with a float, cash moved beside sales, counted blind, closed under a number."""
