"""Write an encoder as it ships: its layers in ONNX with 8 bits, its vectors with 8 bits and a scale a row."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from postlint.vocabulary import KINDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Weights = dict[str, Floats]

DEEP, HEADS, LAYERS = 384, 12, 6
OPSET, FORM = 20, 9
"""What every ONNX Runtime of the last two years reads."""


class Graph:
    """Nodes and weights, in their order."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def node(self, kind: str, *inputs: str, **settings: object) -> str:
        """Add a node and return the name of what comes out of it."""
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, **settings))
        return name

    def weight(self, values: NDArray[np.generic]) -> str:
        """Add a weight and return its name."""
        name = f"weight_{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(values, name))
        return name

    def linear(self, states: str, weight: Floats, bias: Floats) -> str:
        """Add a layer that torch knows as Linear."""
        product = self.node("MatMul", states, self.weight(np.ascontiguousarray(weight.T)))
        return self.node("Add", product, self.weight(bias))

    def normed(self, states: str, weight: Floats, bias: Floats) -> str:
        """Add what torch knows as LayerNorm."""
        parts = self.weight(weight), self.weight(bias)
        return self.node("LayerNormalization", states, *parts, axis=-1, epsilon=1e-12)

    def layer(self, states: str, weights: Weights) -> str:
        """Add a layer of BERT, for one text without padding."""
        heads = []
        for name in ("query", "key", "value"):
            scale = np.float32((DEEP // HEADS) ** -0.5 if name == "query" else 1)
            part = self.linear(states, weights[f"{name}.weight"] * scale, weights[f"{name}.bias"] * scale)
            apart = self.node("Reshape", part, self.weight(np.array([-1, HEADS, DEEP // HEADS])))
            heads.append(self.node("Transpose", apart, perm=[1, 2, 0] if name == "key" else [1, 0, 2]))
        query, key, value = heads
        seen = self.node("Softmax", self.node("MatMul", query, key), axis=-1)
        together = self.node("Transpose", self.node("MatMul", seen, value), perm=[1, 0, 2])
        mixed = self.node("Reshape", together, self.weight(np.array([-1, DEEP])))
        mixed = self.linear(mixed, weights["mixed.weight"], weights["mixed.bias"])
        states = self.normed(
            self.node("Add", states, mixed), weights["norms.0.weight"], weights["norms.0.bias"]
        )
        inner = self.linear(states, weights["inward.weight"], weights["inward.bias"])
        outer = self.linear(self.node("Gelu", inner), weights["outward.weight"], weights["outward.bias"])
        return self.normed(
            self.node("Add", states, outer), weights["norms.1.weight"], weights["norms.1.bias"]
        )


def layers(weights: Weights) -> onnx.ModelProto:
    """Return all that comes after the vectors: states of one text, (N, D), to scores, (1, K)."""
    graph = Graph()
    states = "states"
    for number in range(LAYERS):
        start = f"layers.{number}."
        own = {name.removeprefix(start): value for name, value in weights.items() if name.startswith(start)}
        states = graph.layer(states, own)
    mean = graph.node("ReduceMean", states, graph.weight(np.array([0])), keepdims=1)
    scores = graph.linear(mean, weights["kinds.weight"], weights["kinds.bias"])
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "layers",
            [helper.make_tensor_value_info("states", TensorProto.FLOAT, ["pieces", DEEP])],
            [helper.make_tensor_value_info(scores, TensorProto.FLOAT, [1, len(KINDS)])],
            graph.weights,
        ),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=FORM,
    )
    onnx.checker.check_model(model)
    return model


def export(weights: Weights, folder: Path) -> None:
    """Write the files that the encoder of ``postlint_accurate`` reads into ``folder``."""
    with TemporaryDirectory() as temporary:
        onnx.save(layers(weights), Path(temporary) / "whole.onnx")
        quantize_dynamic(
            Path(temporary) / "whole.onnx",
            folder / "layers.onnx",
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            # With 7 bits nothing overflows on processors that add up two products in 16 bits.
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )
    vectors = weights["words.weight"]
    scales = (np.abs(vectors).max(axis=1) / 127).astype(np.float32)
    whole = np.clip(np.round(vectors / np.maximum(scales, 1e-9)[:, None]), -127, 127).astype(np.int8)
    np.savez_compressed(
        folder / "vectors.npz",
        allow_pickle=False,
        vectors=whole,
        scales=scales,
        places=weights["places"][:128].astype(np.float16),
        norm=weights["norm.weight"],
        **{"norm.bias": weights["norm.bias"]},
    )
