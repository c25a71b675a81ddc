"""The smallest picture that serves."""

from base64 import b64encode

GIF = (
    b"GIF89a\x02\x00\x02\x00\x80\x00\x00\x17\x20\x2a\xff\xff\xff,\x00\x00\x00\x00\x02\x00\x02\x00\x00\x02\x02\x8cS\x00;"
)
IMAGE = f"data:image/gif;base64,{b64encode(GIF).decode()}"
