"""Hand scanners that do not pose as keyboards: on a serial port, or on USB as what they are (HID-POS)."""

from shuke.adapters.hand_scanner.hid_scanner import HidScanner, hid_scanners
from shuke.adapters.hand_scanner.serial_scanner import SerialScanner, serial_ports

__all__ = ["HidScanner", "SerialScanner", "hid_scanners", "serial_ports"]
