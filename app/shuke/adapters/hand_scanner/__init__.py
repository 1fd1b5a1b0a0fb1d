"""Hand scanners that are no keyboards: on a serial port, or on USB as one (CDC)."""

from shuke.adapters.hand_scanner.serial_scanner import SerialScanner, serial_ports

__all__ = ["SerialScanner", "serial_ports"]
