"""A USB bus with one printer on it, below the real pyusb."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import usb.backend
import usb.core

__all__ = ["UsbPrinter"]

_OUT, _IN = 0x01, 0x82


class UsbPrinter(usb.backend.IBackend):  # type: ignore[misc]
    """Mirrors what libusb tells pyusb about an Epson printer.

    Args:
        answers: what it answers to which question (DLE EOT n).
        fails_with: errno of a write, or of claiming when `fails_after_writes` is 0.
        says: manufacturer, product and serial number, as the device tells them; without, it tells nothing.
    """

    def __init__(
        self,
        answers: dict[bytes, bytes] | None = None,
        fails_with: int | None = None,
        fails_after_writes: int = 0,
        says: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self.answers = answers or {}
        self.fails_with = fails_with
        self.says = says
        self.fails_after_writes = fails_after_writes
        self.got = bytearray()
        self.claimed = 0
        self._writes = 0
        self._answer = b""

    def enumerate_devices(self) -> Iterator[int]:
        yield 1

    def get_parent(self, dev: object) -> None:
        return None

    def get_device_descriptor(self, dev: object) -> SimpleNamespace:
        manufacturer, product, number = (1, 2, 3) if self.says else (0, 0, 0)
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, idVendor=0x04B8, idProduct=0x0E15, bcdDevice=0x100, iManufacturer=manufacturer,
            iProduct=product, iSerialNumber=number, bNumConfigurations=1, address=1, bus=1, port_number=1,
            port_numbers=(1,), speed=3,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: object, config: int) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1,
            iConfiguration=0, bmAttributes=0xC0, bMaxPower=1, extra_descriptors=b"",
        )  # fmt: skip

    def get_interface_descriptor(self, dev: object, intf: int, alt: int, config: int) -> SimpleNamespace:
        if intf > 0 or alt > 0:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0, bNumEndpoints=2,
            bInterfaceClass=7, bInterfaceSubClass=1, bInterfaceProtocol=2, iInterface=0, extra_descriptors=b"",
        )  # fmt: skip

    def get_endpoint_descriptor(
        self, dev: object, ep: int, intf: int, alt: int, config: int
    ) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=(_OUT, _IN)[ep], bmAttributes=2, wMaxPacketSize=64,
            bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=b"",
        )  # fmt: skip

    def open_device(self, dev: object) -> object:
        return dev

    def close_device(self, dev_handle: object) -> None:
        return None

    def set_configuration(self, dev_handle: object, config_value: int) -> None:
        return None

    def get_configuration(self, dev_handle: object) -> int:
        return 1

    def claim_interface(self, dev_handle: object, intf: int) -> None:
        if self.fails_with is not None and self.fails_after_writes == 0:
            raise _error(self.fails_with)
        self.claimed += 1

    def release_interface(self, dev_handle: object, intf: int) -> None:
        self.claimed -= 1

    def is_kernel_driver_active(self, dev_handle: object, intf: int) -> bool:
        return True

    def detach_kernel_driver(self, dev_handle: object, intf: int) -> None:
        return None

    def attach_kernel_driver(self, dev_handle: object, intf: int) -> None:
        if self.fails_with == errno.ENODEV:
            raise _error(errno.ENODEV)

    def ctrl_transfer(
        self, dev_handle: object, asked: int, request: int, value: int, index: int, data: Any, timeout: int
    ) -> int:
        """Its texts: GET_DESCRIPTOR of a string, the first of which says in which language."""
        text = self.says[(value & 0xFF) - 1].encode("utf-16-le") if value & 0xFF else b"\x09\x04"
        content = bytes((2 + len(text), 3)) + text
        for at, byte in enumerate(content[: len(data)]):
            data[at] = byte
        return min(len(content), len(data))

    def bulk_write(self, dev_handle: object, ep: int, intf: int, data: Any, timeout: int) -> int:
        if self.fails_with is not None and self._writes >= self.fails_after_writes:
            raise _error(self.fails_with)
        self._writes += 1
        content = bytes(data)
        self._answer = self.answers.get(content, b"")
        self.got += content
        return len(content)

    def bulk_read(self, dev_handle: object, ep: int, intf: int, buff: Any, timeout: int) -> int:
        if not self._answer:
            raise usb.core.USBTimeoutError("timed out", errno=errno.ETIMEDOUT)
        for index, byte in enumerate(self._answer):
            buff[index] = byte
        return len(self._answer)


def _error(number: int) -> usb.core.USBError:
    if number == errno.ETIMEDOUT:
        return usb.core.USBTimeoutError("timed out", errno=number)
    return usb.core.USBError("failed", errno=number)
