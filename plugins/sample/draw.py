"""Draws the sample's pictures anew: `python plugins/sample/draw.py [browser]`. Needs chromium; the shop does not.

Each picture is one flat drawing of 640 by 400 on the colours of its category, without words, so that it suits every
language.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

WIDTH, HEIGHT = 640, 400
PICTURES = Path(__file__).parent / "pictures"

# Ground, a large soft shape on it, and the accent, by the hundred of the product number.
_COLOURS = {
    1: ("#f6e7d2", "#efd3ae", "#c8553d"),
    2: ("#dfe9f5", "#c3d7ee", "#2b5c9e"),
    3: ("#e2f0e6", "#c5e3ce", "#2f7d5b"),
    4: ("#ece6f4", "#d8cbea", "#6a4c93"),
    5: ("#fbe9ee", "#f4cdd8", "#b23a62"),
}

# What stands on the ground, drawn around the middle (0, 0); A is the accent, S the soft colour.
_DRAWINGS = {
    101: """<ellipse cx="0" cy="96" rx="170" ry="22" fill="#00000018"/><path d="M-140-10h280a140 110 0 0 1-280 0z"
      fill="A"/><path d="M-140-10h280a140 110 0 0 1-4 30h-272a140 110 0 0 1-4-30z" fill="#00000022"/> <g
      fill="none" stroke="#fff" stroke-width="12" stroke-linecap="round"><path d="M-60-50q-18-26 0-50t0-46"/>
      <path d="M0-50q-18-26 0-50t0-46"/><path d="M60-50q-18-26 0-50t0-46"/></g>""",
    102: """<ellipse cx="0" cy="96" rx="180" ry="22" fill="#00000018"/><path d="M-160 90v-70a60 60 0 0 1 20-110h280
      a60 60 0 0 1 20 110v70z" fill="#d9964f"/><path d="M-136 70v-62a48 48 0 0 1 12-76h248a48 48 0 0 1 12
      76v62z" fill="#f3c98b"/><g stroke="A" stroke-width="14" stroke-linecap="round"><path d="M-70-30l36 56"/>
      <path d="M-10-30l36 56"/><path d="M50-30l36 56"/></g>""",
    103: """<path d="M-190 104h380v14h-380z" fill="#00000018"/><path d="M-34-70h68l24 176h-116z" fill="#fff"/> <path
      d="M-38-40h76l6 44h-88zM-48 34h96l6 42h-108z" fill="A"/><path d="M-44-84h88v16h-88z" fill="#5c4a3d"/>
      <path d="M-26-124h52v40h-52z" fill="#ffd166"/><path d="M-34-124l34-34 34 34z" fill="#5c4a3d"/> <path
      d="M26-118l170-34v60l-170-8z" fill="#ffd16688"/><path d="M104 104c-6-50 4-62 24-66l4-22 16 16h14l16-16 4
      26 c14 8 14 40 10 62z" fill="#4a3b32"/><path d="M104 104c-30-6-34-34-18-50" fill="none" stroke="#4a3b32"
      stroke-width="13" stroke-linecap="round"/>""",
    201: """<rect x="-120" y="-130" width="240" height="260" rx="22" fill="#fff"/><rect x="-120" y="-130" width="56"
      height="260" rx="22" fill="A"/><rect x="-86" y="-130" width="22" height="260" fill="A"/><g stroke="S"
      stroke-width="14" stroke-linecap="round"><path d="M-30-70h110"/><path d="M-30-26h110"/><path d="M-30
      18h70"/></g> <path d="M30 96l92-116 30 24-92 116-40 14z" fill="#f4a259"/><path d="M30 96l30 24-40 14z"
      fill="#3a3a3a"/>""",
    202: """<rect x="-170" y="-86" width="340" height="196" rx="34" fill="A"/><path d="M-70-86l22-38h96l22 38z"
      fill="A"/><circle cx="0" cy="12" r="78" fill="#fff"/><circle cx="0" cy="12" r="56" fill="#17375f"/>
      <circle cx="-18" cy="-6" r="16" fill="#ffffffaa"/><circle cx="126" cy="-46" r="15" fill="#f4a259"/>""",
    203: """<rect x="-20" y="-150" width="40" height="34" rx="8" fill="#17375f"/><circle cx="0" cy="14" r="128"
      fill="A"/> <circle cx="0" cy="14" r="100" fill="#fff"/><path d="M0 14v-100a100 100 0 0 1 86 150z"
      fill="#f4a259"/> <path d="M0 14v-72M0 14l50 28" stroke="#17375f" stroke-width="14"
      stroke-linecap="round"/> <circle cx="0" cy="14" r="13" fill="#17375f"/>""",
    204: """<path d="M0-150l134 46v92c0 78-58 128-134 156c-76-28-134-78-134-156v-92z" fill="A"/><path d="M0-150l134
      46 v92c0 78-58 128-134 156z" fill="#00000020"/><circle cx="0" cy="-22" r="36" fill="#fff"/><path
      d="M-17-4h34l16 84 h-66z" fill="#fff"/>""",
    301: """<ellipse cx="0" cy="112" rx="190" ry="18" fill="#00000018"/><ellipse cx="-6" cy="16" rx="140" ry="96"
      fill="#f2a7a0"/><path d="M-96 84h40v36h-40zM44 84h40v36h-40z" fill="#dd8a82"/><ellipse cx="132" cy="20"
      rx="28" ry="34" fill="#dd8a82"/><circle cx="78" cy="-12" r="9" fill="#4a3b32"/><path d="M30-74l40-36 14
      50z" fill="#dd8a82"/><path d="M-50-84h70" stroke="#a85a53" stroke-width="12" stroke-linecap="round"/>
      <circle cx="-14" cy="-122" r="32" fill="#ffd166"/><circle cx="-14" cy="-122" r="19" fill="none"
      stroke="#d99a1e" stroke-width="7"/>""",
    302: """<rect x="-170" y="-124" width="340" height="216" rx="18" fill="#22332b"/><rect x="-148" y="-102"
      width="296" height="172" rx="8" fill="#fff"/><path d="M-210 92h420l-24 34h-372z" fill="A"/><g fill="none"
      stroke="A" stroke-width="17" stroke-linecap="round" stroke-linejoin="round"><path d="M-54-58l-46 42 46
      42M54-58l46 42-46 42"/> </g><path d="M18-70l-36 108" stroke="#f4a259" stroke-width="17"
      stroke-linecap="round"/>""",
    303: """<rect x="-78" y="-150" width="156" height="286" rx="26" fill="#22332b"/><rect x="-64" y="-126"
      width="128" height="232" rx="8" fill="#bfe3f2"/><circle cx="26" cy="-72" r="25" fill="#ffd166"/><path
      d="M-64 60l48-72 34 44 22-26 24 34v66h-128z" fill="A"/><circle cx="0" cy="121" r="8" fill="#fff"/><g
      fill="none" stroke="A" stroke-width="13" stroke-linecap="round"><path
      d="M-150-70v-50h44M150-70v-50h-44M-150 60v50h44M150 60v50h-44"/></g>""",
    401: """<rect x="-150" y="-110" width="300" height="240" rx="20" fill="#fff"/><path d="M-150-54v-36a20 20 0 0 1
      20-20 h260a20 20 0 0 1 20 20v36z" fill="A"/><g fill="#4b3a63"><rect x="-96" y="-140" width="20"
      height="54" rx="10"/> <rect x="76" y="-140" width="20" height="54" rx="10"/></g><g fill="S"><rect
      x="-118" y="-26" width="50" height="38" rx="8"/><rect x="-52" y="-26" width="50" height="38"
      rx="8"/><rect x="14" y="-26" width="50" height="38" rx="8"/> <rect x="-118" y="32" width="50" height="38"
      rx="8"/><rect x="14" y="32" width="50" height="38" rx="8"/> <rect x="80" y="-26" width="42" height="38"
      rx="8"/></g><rect x="-52" y="32" width="50" height="38" rx="8" fill="#f4a259"/>""",
    402: """<g transform="rotate(-7)"><rect x="-126" y="-130" width="210" height="264" rx="12" fill="S"/></g> <path
      d="M-96-136h196v272l-28-22-28 22-28-22-28 22-28-22-28 22-28-22z" fill="#fff"/><g stroke="S"
      stroke-width="13" stroke-linecap="round"><path d="M-62-44h76"/><path d="M-62-6h76"/><path d="M-62
      32h76"/> <path d="M48-44h20M48-6h20M48 32h20"/></g><path d="M-62-94h84" stroke="A" stroke-width="20"
      stroke-linecap="round"/><path d="M20 74h48" stroke="A" stroke-width="16" stroke-linecap="round"/>""",
    403: """<g transform="rotate(8)"><rect x="-128" y="-100" width="280" height="200" rx="12" fill="#fff"/> <path
      d="M-128-88l140 104 140-104" fill="none" stroke="S" stroke-width="11"/></g><g transform="rotate(-6)">
      <rect x="-152" y="-86" width="280" height="200" rx="12" fill="A"/><path d="M-12 84c-92-58-86-126-42-126
      c24 0 36 16 42 32c6-16 18-32 42-32c44 0 50 68-42 126z" fill="#fff"/></g>""",
    501: """<path d="M-128 40v-30a128 128 0 0 1 256 0v30" fill="none" stroke="#5c2a3d" stroke-width="26"
      stroke-linecap="round"/><rect x="-158" y="14" width="64" height="118" rx="30" fill="A"/><rect x="94" y="14"
      width="64" height="118" rx="30" fill="A"/><g fill="none" stroke="#fff" stroke-width="15" stroke-linecap="round">
      <path d="M-56 34q28-36 56 0t56 0"/><path d="M-56 80q28-36 56 0t56 0"/></g>""",
    502: """<path d="M-22-158h44v26h-44z" fill="#5c2a3d"/><path d="M-88-92l44-42h88l44 42z" fill="A"/><rect
      x="-72" y="-92" width="144" height="188" rx="10" fill="#fff3d6"/><path
      d="M0-52c40 44 44 66 44 84a44 44 0 0 1-88 0c0-18 4-40
      44-84z" fill="#ffb43c"/><path d="M0 4c16 20 18 28 18 36a18 18 0 0 1-36 0c0-8 2-16 18-36z" fill="#fff"/> <g
      stroke="A" stroke-width="14"><path d="M-72-92v188M72-92v188"/></g><path d="M-100 92h200v40h-200z"
      fill="A"/>""",
    503: """<path d="M-170-96q86-34 170 12v190q-84-46-170-12z" fill="#fff"/><path d="M170-96q-86-34-170 12v190q84-46
      170-12z" fill="#ffeef2"/><path d="M0-84v190" stroke="A" stroke-width="10"/><g fill="none" stroke="S"
      stroke-width="12" stroke-linecap="round"><path d="M-136-52q52-14 104 8M-136-12q52-14 104 8M-136 28q52-14 104
      8"/></g><circle cx="86" cy="6" r="34" fill="#ffb43c"/><g stroke="#ffb43c" stroke-width="11"
      stroke-linecap="round"><path d="M86-56v-10M86 68v10M24 6h-8M148 6h8M42-38l-7-7M130-38l7-7M42 50l-7 7M130 50l7
      7"/></g>""",
    504: """<g transform="rotate(7)"><rect x="-150" y="-70" width="300" height="180" rx="14" fill="S"/></g><g
      transform="rotate(-6)"><rect x="-156" y="-96" width="300" height="180" rx="14" fill="#fff"/><circle cx="-92"
      cy="-28" r="34" fill="A"/><g stroke="#5c2a3d" stroke-width="15" stroke-linecap="round"><path d="M-30-46h124"/>
      <path d="M-30-8h84"/></g><path d="M-126 44h220" stroke="S" stroke-width="13" stroke-linecap="round"/></g><path
      d="M92 92l82-124 34 22-82 124-42 18z" fill="#ffb43c"/><path d="M92 92l34 22-42 18z" fill="#5c2a3d"/>""",
    505: """<path d="M-150 20c0-92 74-142 156-142c92 0 158 56 150 128c-6 52-58 40-88 40c-40 0-30 34-30 58c0 24-22 30-46
      30c-84 0-142-48-142-114z" fill="#fff"/><circle cx="-78" cy="-22" r="27" fill="A"/><circle cx="-8" cy="-70"
      r="27" fill="#ffb43c"/><circle cx="70" cy="-46" r="27" fill="#3f88c5"/><circle cx="-78" cy="54" r="27"
      fill="#44a073"/><path d="M58 130l96-150 26 16-88 154z" fill="#5c2a3d"/><path d="M58 130l34 20q-22 26-54 20q18-16
      20-40z" fill="A"/>""",
}


def svg(number: int) -> str:
    """Return one picture as SVG."""
    ground, soft, accent = _COLOURS[number // 100]
    drawing = _DRAWINGS[number].replace('"A"', f'"{accent}"').replace('"S"', f'"{soft}"')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{ground}"/>'
        f'<circle cx="320" cy="204" r="186" fill="{soft}"/>'
        f'<g transform="translate(320 204)">{drawing}</g></svg>'
    )


def draw(browser: str, number: int, folder: Path) -> None:
    """Write one picture with a headless browser."""
    page = folder / f"{number}.html"
    page.write_text(f'<body style="margin:0;overflow:hidden">{svg(number)}</body>', encoding="utf-8")
    shot = [f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={PICTURES / f'{number}.png'}", page.as_uri()]
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}"]
    environ = {"PATH": os.environ["PATH"], "HOME": tempfile.gettempdir()}
    subprocess.run([browser, *options, *shot], check=True, capture_output=True, env=environ)  # noqa: S603 - whoever runs this named it


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        for one in _DRAWINGS:
            draw(sys.argv[1] if len(sys.argv) > 1 else "chromium", one, Path(made))
