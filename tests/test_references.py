"""The map and the charts of two pages look as they did when somebody last looked at them."""

import io

import pytest
from PIL import Image, ImageChops, ImageDraw

from tests.references import FOLDER, pictures

REFERENCES = sorted(path.stem for path in FOLDER.glob("*.png"))
REDO = "look at it, and if it is meant so: python -m tests.references"
FAINT, FEW = 48, 0.002  # levels of a colour that count as another; the share of pixels that may be another


@pytest.fixture(scope="module")
def drawn() -> dict[str, Image.Image]:
    return {name: on_paper(content) for name, content in pictures().items()}


def on_paper(content: bytes) -> Image.Image:
    """A chart has a clear ground; here it lies on white."""
    chart = Image.open(io.BytesIO(content)).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", chart.size, "white"), chart).convert("RGB")


def different(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ; 1.0 for another size."""
    if one.size != other.size:
        return 1.0
    channels = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    return sum(most.histogram()[FAINT:]) / (one.width * one.height)


def test_every_chart_of_these_pages_has_a_reference_and_no_reference_is_left_over(drawn):
    assert len(REFERENCES) > 6
    assert sorted(drawn) == REFERENCES, REDO


@pytest.mark.parametrize("name", REFERENCES)
def test_a_chart_looks_as_it_did(name: str, drawn):
    reference = on_paper((FOLDER / f"{name}.png").read_bytes())
    assert different(reference, drawn[name]) <= FEW, REDO


@pytest.mark.parametrize("name", REFERENCES)
def test_a_word_more_or_another_colour_would_have_been_noticed(name: str):
    reference = on_paper((FOLDER / f"{name}.png").read_bytes())
    changed = reference.copy()
    ImageDraw.Draw(changed).rectangle((10, 10, 60, 22), fill=(163, 49, 43))
    assert different(reference, changed) > FEW
    assert different(reference, reference.crop((0, 0, reference.width, reference.height - 4))) > FEW
