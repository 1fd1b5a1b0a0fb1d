"""A printer on USB, without a driver of the operating system (libusb)."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from shuke.adapters.printing.transports.conversation import ask_status, converse
from shuke.application.ports.printing import PrinterFault, PrinterTrouble

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["UsbTransport"]

_CHUNK_BYTES = 8192
_PRINTER_CLASS = 7

_TROUBLES = {
    errno.ENODEV: PrinterTrouble.GONE,
    errno.EIO: PrinterTrouble.GONE,
    errno.EPIPE: PrinterTrouble.GONE,
    errno.EACCES: PrinterTrouble.NOT_ALLOWED,
    errno.EPERM: PrinterTrouble.NOT_ALLOWED,
    errno.EBUSY: PrinterTrouble.BUSY,
    errno.ETIMEDOUT: PrinterTrouble.TIMED_OUT,
}


class UsbTransport:
    """`serial_number` tells two printers of one kind apart; None takes the first."""

    def __init__(
        self,
        vendor: int,
        product: int,
        serial_number: str | None = None,
        *,
        asks_status: bool = False,
        confirms: bool = False,
        stall_timeout_s: float = 5.0,
        backend: Any = None,
    ) -> None:
        self._ids = (vendor, product)
        self._serial_number = serial_number
        self._asks_status = asks_status
        self._confirms = confirms
        self._stall_timeout_ms = int(stall_timeout_s * 1000)
        self._backend = backend

    def send(self, content: bytes, *, needs_paper: bool = True) -> None:
        with self._claimed() as wire:
            converse(
                wire,
                content,
                asks_status=self._asks_status,
                confirms=self._confirms,
                needs_paper=needs_paper,
            )

    def check(self) -> bool:
        with self._claimed() as wire:
            return self._asks_status and ask_status(wire)

    def close(self) -> None:
        """Nothing is held between documents."""

    @contextmanager
    def _claimed(self) -> Iterator[_UsbWire]:
        import usb.core  # noqa: PLC0415 - only a till with a USB printer pays for it
        import usb.util  # noqa: PLC0415

        device = self._found()
        try:
            interface = _printer_interface(device)
            number = interface.bInterfaceNumber
            held_by_kernel = _held_by_kernel(device, number)
            if held_by_kernel:
                device.detach_kernel_driver(number)
            usb.util.claim_interface(device, number)
        except usb.core.USBError as error:
            usb.util.dispose_resources(device)
            raise _fault(error, reached=False) from error
        try:
            yield _UsbWire(device, interface, self._stall_timeout_ms)
        finally:
            usb.util.dispose_resources(device)
            if held_by_kernel:
                _give_back(device, number)

    def _found(self) -> Any:
        import usb.core  # noqa: PLC0415

        vendor, product = self._ids
        wanted = self._serial_number
        try:
            device = usb.core.find(
                backend=self._backend,
                idVendor=vendor,
                idProduct=product,
                custom_match=None if wanted is None else lambda found: found.serial_number == wanted,
            )
        except usb.core.NoBackendError:
            raise PrinterFault(PrinterTrouble.NOT_FOUND, "libusb is not installed", reached=False) from None
        except usb.core.USBError as error:
            raise _fault(error, reached=False) from error
        if device is None:
            raise PrinterFault(PrinterTrouble.NOT_FOUND, f"{vendor:04x}:{product:04x}", reached=False)
        return device


class _UsbWire:
    def __init__(self, device: Any, interface: Any, stall_timeout_ms: int) -> None:
        import usb.util  # noqa: PLC0415

        self._device = device
        self._stall_timeout_ms = stall_timeout_ms
        self._out = self._in = None
        for endpoint in interface:
            if usb.util.endpoint_direction(endpoint.bEndpointAddress) == usb.util.ENDPOINT_OUT:
                self._out = self._out or endpoint.bEndpointAddress
            else:
                self._in = self._in or endpoint.bEndpointAddress
        if self._out is None:
            raise PrinterFault(PrinterTrouble.FAILED, "no way out to this device", reached=False)
        self._printed_from = False

    def write(self, content: bytes) -> None:
        import usb.core  # noqa: PLC0415

        self._printed_from = self._printed_from or not content.startswith(b"\x10\x04")
        at = 0
        try:
            while at < len(content):
                at += self._device.write(self._out, content[at : at + _CHUNK_BYTES], self._stall_timeout_ms)
        except usb.core.USBError as error:
            raise _fault(error, reached=self._printed_from) from error

    def read(self, timeout_s: float) -> bytes:
        import usb.core  # noqa: PLC0415

        if self._in is None:
            return b""
        try:
            return bytes(self._device.read(self._in, 64, int(timeout_s * 1000)))
        except usb.core.USBTimeoutError:
            return b""
        except usb.core.USBError as error:
            raise _fault(error, reached=self._printed_from) from error


def _printer_interface(device: Any) -> Any:
    for interface in device[0]:
        if interface.bInterfaceClass == _PRINTER_CLASS:
            return interface
    return device[0][0, 0]


def _held_by_kernel(device: Any, number: int) -> bool:
    """Whether the system's own printer driver has it. Where that cannot be asked, it cannot be taken either."""
    try:
        return bool(device.is_kernel_driver_active(number))
    except NotImplementedError:
        return False


def _give_back(device: Any, number: int) -> None:
    import usb.core  # noqa: PLC0415

    try:
        device.attach_kernel_driver(number)
    except usb.core.USBError:
        return  # the printer went away; there is nothing to give back


def _fault(error: Any, *, reached: bool) -> PrinterFault:
    trouble = _TROUBLES.get(error.errno, PrinterTrouble.FAILED)
    if trouble is PrinterTrouble.GONE and not reached:
        trouble = PrinterTrouble.NOT_FOUND
    return PrinterFault(trouble, f"USB errno {error.errno}", reached=reached)
