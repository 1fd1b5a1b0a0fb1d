"""The checkout screen: what a cashier sees six hundred times a day. No decisions; states in, signals out."""
