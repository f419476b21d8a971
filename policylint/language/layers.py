"""The model's first part, from words to vectors, with numpy alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy
    from spacy.tokens import Doc

    Array = numpy.ndarray[Any, Any]

#: Rows that are worked on together: their window, sums and outcome fit the processor's second cache.
_ROWS = 128
#: What a window layer is made of, in thinc's words.
_LAYER = ["residual", "expand_window", "maxout", "layernorm", "dropout"]


def encoder_of(model: Any) -> Encoder | None:
    """The encoder that does what this `tok2vec` does, or None if it is built otherwise."""
    embed, encode = (model.maybe_get_ref(name) for name in ("embed", "encode"))
    if embed is None or encode is None or len(embed.layers) != 5 or len(encode.layers) != 1:
        return None
    extract, ragged, hashed, mixed, unragged = embed.layers
    windows = encode.layers[0].layers
    plain = (
        extract.name == "extract_features"
        and ragged.name == "list2ragged"
        and unragged.name == "ragged2list"
        and encode.name.startswith("with_array(residual(")
        and encode.attrs["pad"] == len(windows)
        and all(_is_window(one) for one in windows)
    )
    if not plain:
        return None
    return Encoder(tuple(extract.attrs["columns"]), hashed, mixed, tuple(map(_window, windows)))


@dataclass(frozen=True)
class _Window:
    """A layer over each word and its neighbours: the best of some sums, made of mean 0 and deviation 1."""

    weights: Array
    bias: Array
    pieces: int
    gain: Array
    shift: Array

    def __call__(self, rows: Array) -> Array:
        """The layer's output with its input added; the first and the last row are nobody's."""
        import numpy

        count, width = rows.shape
        found = numpy.zeros_like(rows)
        beside = numpy.empty((_ROWS, 3 * width), rows.dtype)
        for at in range(1, count - 1, _ROWS):
            end = min(at + _ROWS, count - 1)
            block = beside[: end - at]
            for place in range(3):
                block[:, place * width : (place + 1) * width] = rows[at - 1 + place : end - 1 + place]
            numpy.add(self._of(block, width), rows[at:end], out=found[at:end])
        return found

    def _of(self, block: Array, width: int) -> Array:
        import numpy

        sums = block @ self.weights
        sums += self.bias
        best = sums[:, :width]
        for piece in range(1, self.pieces):
            best = numpy.maximum(best, sums[:, piece * width : (piece + 1) * width])
        best -= best.mean(axis=1, keepdims=True)
        spread = numpy.einsum("ij,ij->i", best, best) / width + 1e-8
        best *= (1 / numpy.sqrt(spread))[:, None]
        best *= self.gain
        best += self.shift
        return best


@dataclass(frozen=True)
class Encoder:
    """Words to vectors. `hashed` and `mixed` are the model's own, `columns` what they ask of a word."""

    columns: tuple[Any, ...]
    hashed: Any
    mixed: Any
    windows: tuple[_Window, ...]

    def __call__(self, docs: Sequence[Doc]) -> Iterator[Array]:
        """The vectors of each doc; none may be empty."""
        import numpy

        lengths = [len(doc) for doc in docs]
        asked = numpy.concatenate([doc.to_array(list(self.columns)) for doc in docs]).astype("uint64")
        embedded = self._embedded(asked)
        # As many empty rows between docs as there are layers: so far do neighbours reach.
        gap = len(self.windows)
        before = numpy.repeat(numpy.arange(1, len(docs) + 1) * gap, lengths) + 1
        rows = numpy.zeros((len(asked) + gap * (len(docs) + 1) + 2, embedded.shape[1]), embedded.dtype)
        rows[before + numpy.arange(len(asked))] = embedded
        for window in self.windows:
            rows = window(rows)
        start = 1 + gap
        for length in lengths:
            yield rows[start : start + length]
            start += length + gap

    def _embedded(self, asked: Array) -> Array:
        """A vector a word; each distinct word is looked up once."""
        import numpy

        odd = numpy.arange(1, asked.shape[1] + 1, dtype="uint64") * numpy.uint64(0x9E3779B97F4A7C15) | 1
        keys = (asked * odd).sum(axis=1, dtype="uint64")
        _, first, places = numpy.unique(keys, return_index=True, return_inverse=True)
        distinct: Array = self.mixed.predict(self.hashed.predict(asked[first]))
        return distinct[places]


def _is_window(layer: Any) -> bool:
    # thinc names a chain by what is in it: residual(expand_window>>maxout>>layernorm>>dropout)
    parts = layer.name.replace("(", ">>").rstrip(")").split(">>")
    return bool(parts == _LAYER and layer.layers[0].layers[0].attrs["window_size"] == 1)


def _window(layer: Any) -> _Window:
    import numpy

    found = {part.name: part for part in layer.walk()}
    weights, bias = (found["maxout"].get_param(name) for name in ("W", "b"))
    pieces = range(weights.shape[1])
    return _Window(
        numpy.ascontiguousarray(numpy.concatenate([weights[:, piece].T for piece in pieces], axis=1)),
        numpy.concatenate([bias[:, piece] for piece in pieces]),
        len(pieces),
        found["layernorm"].get_param("G"),
        found["layernorm"].get_param("b"),
    )
