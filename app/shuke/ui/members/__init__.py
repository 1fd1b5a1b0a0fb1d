"""The member at the counter: the panel, finding, enrolling, cards, offers."""
