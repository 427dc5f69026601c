using Noether.Algebra;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Pairs;

namespace Noether.Published.Lconv;

/// <summary>What a run found.</summary>
/// <param name="Result">The generator and its evidence.</param>
/// <param name="Flow">Share of held-out pairs that exp(s A) leaves unexplained, whatever the layer itself does.</param>
/// <param name="StepError">Mean squared error of held-out steps; NaN where all are one.</param>
/// <param name="StepVariance">Their variance.</param>
internal sealed record LconvRun(PairResult Result, double Flow, double StepError, double StepVariance)
{
    private const int MostRank = 144;
    private const double MostStepError = 0.5;

    /// <summary>The pairs as they are used.</summary>
    public static PairInput Read(PairData data, LconvSettings settings, RunContext context) =>
        PairInput.Read(data, new PairSettings { Centre = settings.Centre, MostPairs = settings.MostPairs }, context,
            MostRank);

    /// <summary>Refuses pairs whose map has no real logarithm where that is to be read off.</summary>
    /// <exception cref="NoetherException">There is none.</exception>
    public static void RequireLogarithm(PairInput pairs, LconvSettings settings)
    {
        if (settings.Readout == LconvReadout.Logarithm && !Differ(pairs)
            && MatrixLogarithm.Obstacle(StepFit.Map(pairs)) is { } obstacle)
        {
            throw new NoetherException(
                $"No real logarithm can be read off the layer. {obstacle} Or read off the difference with "
                + $"{SettingName.Mention("readout")}.")
            {
                Setting = "readout",
            };
        }
    }

    /// <summary>Runs.</summary>
    public static LconvRun Of(PairData data, LconvSettings settings, RunContext context)
    {
        var pairs = Read(data, settings, context);
        RequireLogarithm(pairs, settings);
        var differ = Differ(pairs);
        var error = double.NaN;
        var trained = differ || settings.Fit == LconvFit.Descent;
        var result = PairRun.Of(pairs, data, settings.Centre, trained ? 1 : settings.Shuffles, (some, told) =>
        {
            if (!differ)
                return LayerFit.Fixed(some, settings, told, context);
            var (fit, missed) = LayerFit.Angles(some, settings, told, context);
            error = double.IsNaN(error) ? missed : error;
            return fit;
        }, context);
        var flow = result.Model.Unexplained(result.Pairs, result.Steps, result.Pairs.Training);
        var verdict = PairRun.With(
            result.Verdict,
            new Check("flow", "Share of held-out second samples that exp(s A) x leaves unexplained", flow,
                PairVerdict.MostUnexplained,
                Direction.AtMost),
            "A linear layer fits the pairs, but what was read off it is no generator: moving along it misses them.");
        var held = differ ? pairs.Steps![pairs.Training..] : [];
        var variance = differ ? held.Average(step => step * step) - Math.Pow(held.Average(), 2) : double.NaN;
        if (differ)
        {
            verdict = PairRun.With(
                verdict,
                new Check("stepError", "Mean squared error of held-out steps over their variance", error / variance,
                    MostStepError,
                    Direction.AtMost),
                "The layer does not tell the steps of held-out pairs.");
        }

        return new LconvRun(result with { Verdict = verdict }, flow, error, variance);
    }

    private static bool Differ(PairInput pairs) => pairs.Steps?.Distinct().Skip(1).Any() == true;
}
