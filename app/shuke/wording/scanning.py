"""What is said about cameras and scanners."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from shuke.wording.sentence import Sentence

__all__ = [
    "AIM_HERE",
    "CAMERA_TITLES",
    "CAMERA_WORDS",
    "CODE_READ",
    "UNREADABLE",
]

CAMERA_TITLES: Mapping[str, Sentence] = MappingProxyType(
    {
        "off": Sentence(zh="摄像头已关闭", en="Camera is off"),
        "opening": Sentence(zh="正在打开摄像头…", en="Opening the camera…"),
        "running": Sentence(zh="摄像头正常", en="Camera is on"),
        "black": Sentence(zh="画面全黑", en="The picture is black"),
        "missing": Sentence(zh="找不到摄像头", en="No camera found"),
        "in_use": Sentence(zh="摄像头被占用", en="The camera is in use"),
        "permission_denied": Sentence(zh="没有摄像头权限", en="The camera may not be used"),
        "unreachable": Sentence(zh="连不上网络摄像头", en="The network camera does not answer"),
        "unplugged": Sentence(zh="摄像头已断开", en="The camera was disconnected"),
        "stalled": Sentence(zh="摄像头没有画面", en="The camera sends no picture"),
        "unreadable": Sentence(zh="无法播放该视频", en="This video can't be played"),
        "ended": Sentence(zh="视频已播放完", en="The video is over"),
    }
)
"""A few words for the status strip and the heading, by `CameraState`."""

CAMERA_WORDS: Mapping[str, Sentence] = MappingProxyType(
    {
        "off": Sentence(zh="需要扫码时会自动打开。", en="It opens by itself when a code is to be scanned."),
        "opening": Sentence(zh="请稍候。", en="One moment."),
        "running": Sentence(zh="把二维码对准取景框。", en="Hold the code into the frame."),
        "black": Sentence(
            zh="镜头可能被遮住，或光线太暗。请检查镜头盖和灯光。",
            en="The lens may be covered, or it is too dark. Please check the lens cover and the light.",
        ),
        "missing": Sentence(
            zh="请检查连接线，或在“设备”中选择别的摄像头。可先用扫码枪或手机号。",
            en="Check its cable, or choose another under Devices. A hand scanner or a phone number works too.",
        ),
        "in_use": Sentence(
            zh="另一个程序正在使用它。关闭该程序后会自动恢复。",
            en="Another program holds it. Close that program; the picture then comes back by itself.",
        ),
        "permission_denied": Sentence(
            zh="请在系统的隐私设置中允许使用摄像头，之后会自动恢复。",
            en="Allow it in the system's privacy settings; the picture then comes by itself.",
        ),
        "unreachable": Sentence(
            zh="请检查网络和摄像头电源。正在不断重试。",
            en="Check the network and the camera's power. It is being tried again and again.",
        ),
        "unplugged": Sentence(
            zh="重新插上即可继续，不用重启。",
            en="Plug it in again and it goes on, without a restart.",
        ),
        "stalled": Sentence(
            zh="请拔下再插上摄像头。可先用扫码枪或手机号。",
            en="Unplug it and plug it in again. A hand scanner or the phone number works meanwhile.",
        ),
        "unreadable": Sentence(
            zh="文件不是视频，或已损坏。请选择别的文件。",
            en="The file is no video, or it is damaged. Please choose another.",
        ),
        "ended": Sentence(zh="可以从头再播放一次。", en="It can be played again from the start."),
    }
)
"""What to do about it, one sentence, by `CameraState`."""

AIM_HERE = Sentence(zh="把二维码对准取景框", en="Hold the code into the frame")
CODE_READ = Sentence(zh="已读取", en="Read")

UNREADABLE: Mapping[str, Sentence] = MappingProxyType(
    {
        "too_long": Sentence(
            zh="这个码的内容太长，不是本店的码。请出示会员码、优惠券或小票上的码。",
            en="This code holds too much to be one of ours. Please show a member's code, a coupon or a receipt.",
        ),
        "not_text": Sentence(
            zh="这个码里没有可读的文字，不是本店的码。请出示会员码、优惠券或小票上的码。",
            en="This code holds no readable text, so it is not one of ours. "
            "Please show a member's code, a coupon or a receipt.",
        ),
        "torn": Sentence(
            zh="中文输入法收走了码里的几个字，没有读全。请再扫一次，这次输入法不会插手。",
            en="The input method kept a part of the code. Please scan it again; this time it will not interfere.",
        ),
    }
)
"""Why a code that was read is of no use, by `Legibility`."""
