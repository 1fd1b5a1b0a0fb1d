"""Campaigns: starting and stopping them, running them beside the counter, what came of them."""
