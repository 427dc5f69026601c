using System.CommandLine;
using Noether.Data.Formats;
using Noether.HiddenLayer.Decoy;
using Noether.Numerics;

namespace Noether.Benchmarks.Decoy;

/// <summary>
/// The verb decoy-exchange: a short training for a peer to repeat. Writes points.npy (pictures x points x (x, y,
/// label)), and of the first picture order.npy (numbers of the points, those for validation first), initial-PART.npy
/// and gradient-PART.npy (parameters before the first step and the gradient of the mean loss by them, in the shapes of
/// PyTorch), epochs.npy, loss.npy (of validation, in the epoch that was kept) and predictions.npy, the probabilities
/// of all points after the training.
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
            DefaultValueFactory = _ => 10,
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
        var pictures = DecoyProblem.Create();
        var rows = pictures.SelectMany(picture => Enumerable.Range(0, picture.Count).SelectMany(i => new[]
        {
            picture.Coordinates[2 * i], picture.Coordinates[(2 * i) + 1], picture.OnContour[i] ? 1f : 0f,
        }));
        Save("points", [.. rows], pictures.Length, DecoyProblem.Points, 3);
        var picture = pictures[0];
        var order = Enumerable.Range(0, picture.Count).ToArray();
        DecoyStart.Shuffle(order, DecoyStart.Stream(Seed, 0, 0, DecoyStream.Split));
        Save("order", [.. order.Select(i => (float)i)], picture.Count);
        var layout = new DecoyLayout(settings.FirstUnits, settings.LastUnits);
        var state = new DecoyState(layout);
        DecoyStart.Initialise(state, layout, DecoyStart.Stream(Seed, 0, 0, DecoyStream.Weights));
        foreach (var (name, values, shape) in Parts(layout, state.Parameters.Span.ToArray()))
            Save("initial-" + name, values, shape);
        var kernel = new DecoyKernel(layout, picture.Count, Simd.Level);
        kernel.Differentiate(state, Batch(picture, order.AsSpan(settings.ValidationCount(picture.Count))));
        foreach (var (name, values, shape) in Parts(layout, kernel.Gradient.Span.ToArray()))
            Save("gradient-" + name, values, shape);
        Save("epochs", [settings.Epochs], 1);
        var network = new DecoyTrainer(settings, picture.Count).Train(picture, Seed, 0, 0);
        Save("loss", [(float)network.ValidationLoss], 1);
        Save("predictions", network.Predict(picture.Coordinates), picture.Count);
    }

    private static PointTour Batch(DecoyPoints picture, ReadOnlySpan<int> numbers)
    {
        var normal = Normalisation.Of(picture, numbers);
        var tour = new PointTour(numbers.Length);
        tour.Reset(numbers.Length);
        for (var i = 0; i < numbers.Length; i++)
        {
            var at = 2 * numbers[i];
            tour.Put(
                i, normal.Of(0, picture.Coordinates[at]), normal.Of(1, picture.Coordinates[at + 1]),
                picture.OnContour[numbers[i]]);
        }
        tour.Arrange(lasting: true);
        return tour;
    }

    private static (string Name, float[] Values, int[] Shape)[] Parts(DecoyLayout layout, float[] p)
    {
        var (first, last) = (layout.First, layout.Last);
        float[] Slice(int start, int count) => p[start..(start + count)];
        var weights = Enumerable.Range(0, first).SelectMany(k => new[] { p[layout.FirstX + k], p[layout.FirstY + k] });
        var second = Enumerable.Range(0, last).SelectMany(
            j => Enumerable.Range(0, first).Select(k => p[layout.Second + (k * layout.Stride) + j]));
        return
        [
            ("first", [.. weights], [first, 2]),
            ("first-bias", Slice(layout.FirstBias, first), [first]),
            ("second", [.. second], [last, first]),
            ("second-bias", Slice(layout.SecondBias, last), [last]),
            ("output", Slice(layout.Output, last), [1, last]),
            ("output-bias", Slice(layout.Bias, 1), [1]),
            ("input-scale", Slice(layout.InputScale, 2), [2]),
            ("input-shift", Slice(layout.InputShift, 2), [2]),
            ("first-scale", Slice(layout.FirstScale, first), [first]),
            ("first-shift", Slice(layout.FirstShift, first), [first]),
            ("last-scale", Slice(layout.LastScale, last), [last]),
            ("last-shift", Slice(layout.LastShift, last), [last]),
        ];
    }
}
