"""Cameras by OpenCV: devices, video files, streams. Codes are looked for off every other thread."""

from shuke.adapters.camera.scanning_camera import ScanningCamera, Timing

__all__ = ["ScanningCamera", "Timing"]
