"""Figures worked out from plain values: classes of members, forecasts, draws, and the like."""
