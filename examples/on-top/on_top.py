"""Puts a network on top of the representation that the lens found.

    noether discover x.npy --out runs/x
    noether export runs/x --onnx runs/x/representation.onnx

    # A small convolutional network in PyTorch learns from labelled samples, behind the representation as first layer:
    python on_top.py runs/x --samples x.npy --labels labels.npy

    # Or an ONNX network of your own, which takes y of shape [N, d], is joined to it:
    python on_top.py runs/x --network net.onnx --save whole.onnx

Needs numpy and onnx; the first use also PyTorch. With onnxruntime the joined model is run once.
"""

import argparse
import json
import pathlib
import sys


def need(name, purpose):
    """Imports a package, or says in one sentence what it is needed for."""
    try:
        return __import__(name)
    except ImportError:
        sys.exit(f"on_top.py: {purpose} needs the Python package {name}; install it and try again.")


def load(folder):
    """The model of a run folder and the shape of its representation: rows and columns, or one row."""
    onnx = need("onnx", "reading the representation")
    path = folder / "representation.onnx"
    if not path.exists():
        sys.exit(f"on_top.py: There is no {path}; write it with: noether export {folder} --onnx {path}")
    result = json.loads((folder / "result.json").read_text())
    shape = result.get("shape") or [1, result["dimension"]]
    return onnx.load(str(path)), tuple(shape)


def representation_layer(torch, model):
    """y = (x - mean) / deviation times the matrix, with the numbers of the model; nothing in it learns."""
    import onnx.numpy_helper

    numbers = {i.name: torch.tensor(onnx.numpy_helper.to_array(i)) for i in model.graph.initializer}

    class Representation(torch.nn.Module):
        def __init__(self):
            super().__init__()
            for name, value in numbers.items():
                self.register_buffer(name, value)

        def forward(self, x):
            return ((x - self.mean) / self.deviation) @ self.representation

    return Representation()


def convolutional(torch, shape, classes):
    """Three convolutions and an average: what it knows about a place it knows about all."""
    rows, columns = shape
    nn = torch.nn
    layers = [nn.Unflatten(1, (1, columns) if rows == 1 else (1, rows, columns))]
    conv, norm, pool = (
        (nn.Conv1d, nn.BatchNorm1d, nn.AdaptiveAvgPool1d) if rows == 1
        else (nn.Conv2d, nn.BatchNorm2d, nn.AdaptiveAvgPool2d))
    channels = 1
    for width in (16, 32, 64):
        layers += [conv(channels, width, 3, padding=1), norm(width), nn.ReLU()]
        channels = width
    return nn.Sequential(*layers, pool(1), nn.Flatten(), nn.Linear(channels, classes))


def train(folder, samples, labels, epochs, seed):
    """Trains on four fifths of the samples; prints the share of the others that is right, with and without the lens."""
    torch = need("torch", "training a network")
    numpy = need("numpy", "reading samples")
    model, shape = load(folder)
    x = torch.tensor(numpy.load(samples), dtype=torch.float32).flatten(1)
    label = torch.tensor(numpy.load(labels), dtype=torch.int64)
    if len(x) != len(label):
        sys.exit(f"on_top.py: {samples} holds {len(x)} samples and {labels} {len(label)} labels; give one for each.")
    first = representation_layer(torch, model)
    torch.manual_seed(seed)
    order = torch.randperm(len(x))
    learn, test = order[len(x) // 5:], order[:len(x) // 5]
    scaled = torch.nn.Identity()
    for name, layer, data in (("as they come", scaled, x / x.std()), ("behind the lens", first, x)):
        torch.manual_seed(seed)
        network = torch.nn.Sequential(layer, convolutional(torch, shape, int(label.max()) + 1))
        steps = epochs * ((len(learn) + 63) // 64)
        optimiser = torch.optim.AdamW(network.parameters(), lr=5e-3, weight_decay=0.01)
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 5e-3, total_steps=steps)
        network.train()
        for _ in range(epochs):
            for batch in learn[torch.randperm(len(learn))].split(64):
                optimiser.zero_grad()
                torch.nn.functional.cross_entropy(network(data[batch]), label[batch]).backward()
                optimiser.step()
                schedule.step()
        network.eval()
        with torch.no_grad():
            right = (network(data[test]).argmax(1) == label[test]).float().mean().item()
        print(f"{name}: {right:.3f} of {len(test)} samples right that were not learned")


def join(folder, network, save):
    """Feeds y of the representation into the first input of another model and saves both as one."""
    onnx = need("onnx", "joining models")
    import onnx.compose

    model, _ = load(folder)
    other = onnx.load(network)
    other = onnx.compose.add_prefix(other, "top_")
    other.ir_version = model.ir_version
    whole = onnx.compose.merge_models(model, other, io_map=[(model.graph.output[0].name, other.graph.input[0].name)])
    onnx.checker.check_model(whole)
    onnx.save(whole, save)
    print(f"{save}: input {whole.graph.input[0].name}, output {whole.graph.output[0].name}")
    try:
        import numpy
        import onnxruntime
    except ImportError:
        print("onnxruntime is not there: the joined model was checked, not run.")
        return
    session = onnxruntime.InferenceSession(save)
    width = session.get_inputs()[0].shape[1]
    print("on a sample of zeros:", session.run(None, {session.get_inputs()[0].name: numpy.zeros((1, width), "f4")})[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=pathlib.Path, help="run folder with result.json and representation.onnx")
    parser.add_argument("--samples", help=".npy file of samples, one a row")
    parser.add_argument("--labels", help=".npy file of their classes, from 0")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--network", help=".onnx file to join")
    parser.add_argument("--save", default="whole.onnx", help="file of the joined model")
    given = parser.parse_args()
    if given.network:
        join(given.run, given.network, given.save)
    elif given.samples and given.labels:
        train(given.run, given.samples, given.labels, given.epochs, given.seed)
    else:
        sys.exit("on_top.py: Give --samples and --labels to train a network, or --network to join one.")


if __name__ == "__main__":
    main()
