using System.Text.Json.Nodes;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Published.Extents.Warps;

namespace Noether.Published.Partial;

/// <summary>Makes the answer, which every program understands, of both trainings.</summary>
internal static class PartialAnswer
{
    /// <summary>The answer.</summary>
    public static Answer Of(PartialResult result, PartialSettings settings, long count)
    {
        var verdict = PartialVerdict.Of(result);
        List<AnswerArray> arrays =
        [
            new("turned", [2, result.Angles.Length], [.. result.Angles, .. result.Probabilities],
                "angles in degrees, and mean probability of the right class, 2 x angles"),
        ];
        if (verdict.Found)
            arrays.Add(AnswerArray.Of("generators", [PlaneGenerators.All[2]], "the rotation, on (x, y, 1), 1 x 3 x 3"));
        return new Answer
        {
            Verdict = verdict,
            Settings = settings,
            Arrays = arrays,
            History = new HistoryTable(["epoch", "accuracy", "theta1", "theta2"],
                [.. result.Partial.Select((accuracy, i) =>
                    new[] { i + 1, accuracy, result.Theta[i][0], result.Theta[i][1] })]),
            Iteration = new Iteration(result.Partial.Length, result.Spent
                ? StopReason.BudgetSpent : StopReason.StepsDone),
            Timings = result.Timings,
            Sections = [.. Sections(result)],
            Facts = new JsonObject
            {
                ["dimension"] = result.Pictures.Shape.Length,
                ["samples"] = count,
                ["classes"] = result.Pictures.Classes,
                ["shape"] = new JsonArray(
                    result.Pictures.Shape.Height, result.Pictures.Shape.Width, result.Pictures.Shape.Channels),
                ["generatorKind"] = "algebra",
                ["extent"] = result.Extent,
                ["accuracy"] = result.Partial[^1],
                ["accuracyOnTheWholeCircle"] = result.Full[^1],
                ["theta"] = new JsonArray(result.Theta[^1][0], result.Theta[^1][1]),
            },
        };
    }

    private static IEnumerable<Section> Sections(PartialResult result)
    {
        yield return new Section("Extent of rotation",
            "Held-out pictures are turned by every angle; the extent ends where the right class is no longer the likelier one.",
            [
                new LinesFigure
                {
                    Name = "turned",
                    Title = "Probability of the right class",
                    Caption = FormattableString.Invariant($"The network that chooses its part crosses a half at +-{result.Extent:0} degrees."),
                    XLabel = "turned by, degrees",
                    YLabel = "mean probability",
                    Dots = true,
                    Series =
                    [
                        new LineSeries("part of the circle", result.Angles, result.Probabilities),
                        new LineSeries("whole circle", result.Angles, result.FullProbabilities),
                    ],
                },
            ]);
        double[] Epochs(int count) => [.. Enumerable.Range(1, count).Select(i => (double)i)];
        yield return new Section("Training", "Shares of the circle that the two group convolutions live on; the lifting keeps it whole.",
        [
            new LinesFigure
            {
                Name = "accuracy",
                Title = "Accuracy on held-out pictures",
                XLabel = "epoch",
                YLabel = "accuracy",
                Dots = true,
                Series =
                [
                    new LineSeries("part of the circle", Epochs(result.Partial.Length), result.Partial),
                    new LineSeries("whole circle", Epochs(result.Full.Length), result.Full),
                ],
            },
            new LinesFigure
            {
                Name = "theta",
                Title = "Shares of the circle",
                XLabel = "epoch",
                YLabel = "share",
                Dots = true,
                Series =
                [
                    .. Enumerable.Range(0, 2).Select(k => new LineSeries(
                        $"group convolution {k + 1}", Epochs(result.Theta.Length), [.. result.Theta.Select(theta => theta[k])])),
                ],
            },
        ]);
    }
}
