using System.Globalization;
using System.Text.Json.Nodes;
using Noether.Conserved.Reporting;
using Noether.Discovery;
using Noether.Discovery.Figures;

namespace Noether.Published.HamiltonianNetworks;

/// <summary>A trained Hamiltonian network as the answer of a method.</summary>
/// <param name="result">The network and what it came to.</param>
/// <param name="settings">The settings.</param>
internal sealed class HamiltonianAnswer(HamiltonianResult result, HamiltonianSettings settings)
{
    private const int MostCurves = 6;
    private const int MostPoints = 400;

    /// <summary>The answer.</summary>
    public Answer Make() => new()
    {
        Verdict = HamiltonianVerdict.Of(result),
        Settings = settings with
        {
            Batch = HamiltonianModel.BatchOf(settings, result.Data.Fit.Count),
            Horizon = result.Horizon,
        },
        Arrays = [.. Arrays()],
        History = new HistoryTable(["step", "loss"], [.. result.Model.History.Select(row => new[] { row.Step, row.Loss })]),
        Iteration = new Iteration(
            result.Model.Steps, result.StoppedEarly ? StopReason.BudgetSpent : StopReason.StepsDone,
                result.Errors.Mean),
        Timings = result.Timings,
        Sections = [.. Sections()],
        Facts = Facts(),
    };

    private JsonObject Facts()
    {
        var paths = result.Data.Paths;
        return new JsonObject
        {
            ["paths"] = paths.Count,
            ["points"] = paths.States,
            ["dimension"] = paths.Dimension,
            ["dt"] = paths.Step,
            ["coordinates"] = new JsonArray([.. paths.Names.Select(name => JsonValue.Create(name))]),
            ["conserved"] = HamiltonianVerdict.Of(result).Found ? 1 : 0,
            ["hamiltonian"] = new JsonObject
            {
                ["explained"] = result.Errors.Explained,
                ["explainedByFreeField"] = result.FreeErrors.Explained,
                ["flowResidual"] = Finite(result.FlowResidual),
                ["pathError"] = Finite(result.PathError),
                ["pathErrorOfFreeField"] = Finite(result.FreePathError),
                ["horizon"] = result.Horizon,
                ["energyError"] = Finite(result.EnergyErrors.Average()),
                ["energyErrorOfFreeField"] = Finite(result.FreeEnergyErrors.Average()),
                ["change"] = Finite(result.Changes.Change),
                ["unitOfPlaces"] = result.Model.Scale.Place,
                ["unitOfMomenta"] = result.Model.Scale.Momentum,
                ["unitOfH"] = result.Model.Scale.Energy,
            },
        };
    }

    private IEnumerable<AnswerArray> Arrays()
    {
        var longest = result.Values.Max(path => path.Length);
        var values = new double[result.Values.Length * longest];
        Array.Fill(values, double.NaN);
        for (var i = 0; i < result.Values.Length; i++)
            result.Values[i].CopyTo(values, i * longest);
        yield return new AnswerArray("conserved_values", [1, result.Values.Length, longest], values,
            "H at every point that has a velocity, 1 x paths x times; shorter paths are filled up with NaN");
        var network = result.Model.Network;
        var (shape, parameters) = (network.Shape, network.Parameters.ToArray());
        yield return new AnswerArray("weights_1", [shape.Width, shape.Dimension], parameters[shape.W1], "W1 of H, h x d");
        yield return AnswerArray.Of("biases_1", parameters[shape.B1], "b1 of H, h values");
        yield return new AnswerArray("weights_2", [shape.Width, shape.Width], parameters[shape.W2], "W2 of H, h x h");
        yield return AnswerArray.Of("biases_2", parameters[shape.B2], "b2 of H, h values");
        yield return AnswerArray.Of("weights_3", parameters[shape.W3],
            "w3 of H = unitOfH w3 . tanh(W2 tanh(W1 x + b1) + b2), x = (state - centre) / unit, h values");
        yield return AnswerArray.Of("centre", result.Model.Scale.Centre, "what is taken off the coordinates, d values");
    }

    private IEnumerable<Section> Sections()
    {
        var paths = result.Data.Paths;
        var plane = new PhasePlane(paths, 0, paths.Dimension / 2);
        var one = new double[1];
        yield return new Section(
            "The learned H", "Motion follows the level lines of a conserved H, and its flow is dq/dt = dH/dp, dp/dt = -dH/dq.",
            [
                plane.Draw("phase-portrait", "H(q, p)", "H", state =>
                {
                    result.Model.Value(state, one);
                    return one[0];
                }, (state, direction) => result.Model.Velocity(state, direction), result.Data.Cut
                    ? [0] : result.Data.Held),
                Curves(),
            ]);
        yield return new Section(
            "Beside a free field",
            "A network of the same size that predicts velocities without any law. Where there is a Hamiltonian it predicts single "
            + "velocities as well, but the errors of paths add up.",
            [Comparison(), Energies()]);
        yield return new Section("Training", "Squared error of velocities, in the units of the network.",
            [
                new LinesFigure
                {
                    Name = "loss",
                    Title = "Loss",
                    XLabel = "step",
                    YLabel = "squared error",
                    LogY = true,
                    Series = [new LineSeries("Hamiltonian network", [.. result.Model.History.Select(row => (double)row.Step)],
                        [.. result.Model.History.Select(row => row.Loss)])],
                },
            ])
        { Folded = true };
    }

    private TableFigure Comparison() => new()
    {
        Name = "comparison",
        Columns = ["held-out paths", "flow of H", "free field"],
        Rows =
        [
            ["velocities explained", Words.Percent(result.Errors.Explained), Words.Percent(result.FreeErrors.Explained)],
            ["squared error, of their variance", Number(result.Errors.Mean), Number(result.FreeErrors.Mean)],
            ["squared error of predicted paths, of their variance", Number(result.PathError), Number(result.FreePathError)],
            [$"squared change of H along predictions over {Number(result.Horizon)}, of its variance",
                Number(result.EnergyErrors.Average()), Number(result.FreeEnergyErrors.Average())],
            ["rms cosine of gradient and velocity", Number(result.FlowResidual), "–"],
        ],
    };

    private LinesFigure Energies()
    {
        var every = Math.Max(1, result.EnergyErrors.Length / MostPoints);
        int[] places = [.. Enumerable.Range(0, result.EnergyErrors.Length).Where(i => i % every == 0 && i > 0)];
        return new LinesFigure
        {
            Name = "energy-errors",
            Title = "Squared change of H along predicted paths",
            Caption = FormattableString.Invariant($"Mean over starts of held-out paths, over the variance of H, up to the horizon of {result.Horizon:G3}. ")
                + "Along its own flow H is constant by construction; what its curve shows is the error of integration.",
            XLabel = "time",
            YLabel = "squared change",
            LogY = true,
            Series = [Series("flow of H", result.EnergyErrors), Series("free field", result.FreeEnergyErrors)],
        };

        LineSeries Series(string name, double[] errors)
        {
            int[] shown = [.. places.Where(i => double.IsFinite(errors[i]) && errors[i] > 0)];
            return new(name, [.. shown.Select(i => i * result.RollOutStep)], [.. shown.Select(i => errors[i])]);
        }
    }

    private LinesFigure Curves()
    {
        var some = result.Data.Held.OrderBy(i => result.Values[i].Average()).ToArray();
        var count = Math.Min(MostCurves, some.Length);
        int[] chosen = [.. Enumerable.Range(0, count)
            .Select(k => some[k * (some.Length - 1) / Math.Max(1, count - 1)]).Distinct()];
        var what = result.Data.Cut ? "piece" : "path";
        return new LinesFigure
        {
            Name = "values",
            Title = "H along held-out paths",
            Caption = "Flat lines are conserved.",
            XLabel = "time",
            YLabel = "H",
            Series = [.. chosen.Select(i => new LineSeries(
                $"{what} {i}", [.. Enumerable.Range(0, result.Values[i].Length).Select(time => time * result.Data.Paths.Step)],
                result.Values[i]))],
        };
    }

    private static JsonValue? Finite(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static string Number(double value) =>
        double.IsFinite(value) ? value.ToString("G3", CultureInfo.InvariantCulture) : "–";
}
