"""The tour: the main job driven through the real windows, without a display, on real input."""
