"""The screens behind the counter: menu, articles, devices, journal."""
