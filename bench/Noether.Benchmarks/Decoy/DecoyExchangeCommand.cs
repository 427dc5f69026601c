using System.CommandLine;
using Noether.Data;
using Noether.HiddenLayer.Decoy;

namespace Noether.Benchmarks.Decoy;

/// <summary>
/// The verb decoy-exchange: a short training for a peer to repeat. Writes points.npy (x, y, label), order.npy (numbers
/// of the points, those for validation first), initial weights first.npy (200 x 2), second.npy (100 x 200), output.npy
/// and bias.npy, and predictions.npy, the probabilities of all points after the training.
/// </summary>
internal static class DecoyExchangeCommand
{
    private const ulong Seed = 1;

    public static Command Create()
    {
        var folder = new Option<DirectoryInfo>("--out") { Description = "Folder to write to.", Required = true };
        var epochs = new Option<int>("--epochs")
        {
            Description = "Epochs of the training.",
            DefaultValueFactory = _ => 20,
        };
        var command = new Command("decoy-exchange", "Writes a short training for bench/peers to check.")
        {
            folder, epochs,
        };
        command.SetAction(parsed =>
        {
            var target = parsed.GetValue(folder)!.FullName;
            Directory.CreateDirectory(target);
            Write(target, new DecoySettings { Epochs = parsed.GetValue(epochs) });
            Console.WriteLine($"Written to {target}.");
            return 0;
        });
        return command;
    }

    private static void Write(string folder, DecoySettings settings)
    {
        void Save(string name, float[] values, params int[] shape) =>
            NpyFile.Write(Path.Combine(folder, name + ".npy"), values, shape);
        var picture = DecoyProblem.Create(1);
        var rows = Enumerable.Range(0, picture.Count).SelectMany(i => new[]
        {
            picture.Coordinates[2 * i], picture.Coordinates[(2 * i) + 1], picture.OnContour[i] ? 1f : 0f,
        });
        Save("points", [.. rows], picture.Count, 3);
        var order = Enumerable.Range(0, picture.Count).ToArray();
        DecoyStart.Shuffle(order, DecoyStart.Stream(Seed, 0, 0, DecoyStream.Split));
        Save("order", [.. order.Select(i => (float)i)], picture.Count);
        var layout = new DecoyLayout(settings.FirstUnits, settings.LastUnits);
        var state = new DecoyState(layout);
        DecoyStart.Initialise(state, layout, DecoyStart.Stream(Seed, 0, 0, DecoyStream.Weights));
        var p = state.Parameters.Span.ToArray();
        var (first, last) = (layout.First, layout.Last);
        var weights = Enumerable.Range(0, first).SelectMany(k => new[] { p[layout.FirstX + k], p[layout.FirstY + k] });
        Save("first", [.. weights], first, 2);
        var second = Enumerable.Range(0, last).SelectMany(
            j => Enumerable.Range(0, first).Select(k => p[layout.Second + (k * layout.Stride) + j]));
        Save("second", [.. second], last, first);
        Save("output", p[layout.Output..(layout.Output + last)], last);
        Save("bias", [p[layout.Bias]], 1);
        Save("epochs", [settings.Epochs], 1);
        var network = new DecoyTrainer(settings, picture.Count).Train(picture, Seed, 0, 0);
        Save("predictions", network.Predict(picture.Coordinates), picture.Count);
    }
}
