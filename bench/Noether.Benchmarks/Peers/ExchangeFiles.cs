using System.Text.Json;
using Noether.Data.Formats;
using Noether.Lens;

namespace Noether.Benchmarks.Peers;

/// <summary>
/// The folder that a peer reads: exchange.json with sizes, terms of the loss and names of the gradients, and arrays as
/// .npy in single precision. samples and batch hold a sample in a row; skew is A with S = (A - A^T)/2; marginal holds
/// logits, centres, log-variances (3, d, 4); conditional a row for each network (first weights d x H, first biases,
/// second weights H x 4d with column i d + j for kernel i of component j, second biases).
/// </summary>
internal static class ExchangeFiles
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    /// <summary>Writes the folder.</summary>
    /// <param name="folder">Folder to write to; it is made if needed; older files are replaced.</param>
    /// <param name="state">The state.</param>
    /// <param name="knots">Numbers of knots to evaluate with.</param>
    public static void Write(string folder, ExchangeState state, int[] knots)
    {
        Directory.CreateDirectory(folder);
        var d = state.Model.GroupConvolution.Rows;
        var n = d + (2 * state.Settings.Padding);
        void Save(string name, float[] values, params int[] shape) =>
            NpyFile.Write(Path.Combine(folder, name + ".npy"), values, shape);
        var all = state.AllSamples();
        Save("samples", all, all.Length / d, d);
        Save("batch", state.Batch(), state.Batches.BatchSize, d);
        Save("skew", Skew(state.Model.Parameters, n), n, n);
        Save("filter", state.Model.Filter.ToArray(), d);
        Save("marginal", state.Marginal, 3, d, 4);
        Save("conditional", state.Conditional, 3, state.Conditional.Length / 3);
        var evaluations = knots.Select(count => Evaluate(state, count, n, Save)).ToArray();
        var facts = new Dictionary<string, object>
        {
            ["dimension"] = d,
            ["padding"] = state.Settings.Padding,
            ["batch"] = state.Batches.BatchSize,
            ["hidden"] = state.Settings.HiddenPerOutput,
            ["rho"] = ExchangeState.Rho,
            ["evaluations"] = evaluations,
        };
        File.WriteAllText(Path.Combine(folder, "exchange.json"), JsonSerializer.Serialize(facts, Options));
    }

    private static Dictionary<string, object> Evaluate(
        ExchangeState state, int knots, int n, Action<string, float[], int[]> save)
    {
        var settings = state.Settings with { Knots = knots };
        var none = settings with
        {
            AlignmentWeight = 0,
            UniformityWeight = 0,
            ResolutionWeight = 0,
            InformationWeight = 0,
        };
        // Resolution is the marginal less the joint entropy, information the joint entropy kept high.
        var terms = new (string Name, LensSettings Weights)[]
        {
            ("alignment", none with { AlignmentWeight = 1 }),
            ("uniformity", none with { UniformityWeight = 1 }),
            ("marginalEntropy", none with { ResolutionWeight = 1, InformationWeight = -1 }),
            ("jointEntropy", none with { InformationWeight = -1 }),
            ("total", settings),
        };
        var files = new Dictionary<string, string>();
        void Keep(string name, float[] values, params int[] shape)
        {
            files[name] = $"gradient-{knots}-{files.Count}";
            save(files[name], values, shape);
        }
        foreach (var (name, weights) in terms)
        {
            var (_, bySkew, byFilter, _) = state.Evaluate(weights);
            Keep($"d {name} / dA", bySkew, n, n);
            Keep($"d {name} / dpsi", byFilter, byFilter.Length);
        }
        var (row, _, _, byMarginal) = state.Evaluate(settings);
        Keep("d fit / d marginal", byMarginal, 3, byMarginal.Length / 12, 4);
        var (byConditional, values) = state.ConditionalGradient(knots);
        save($"knots-{knots}", values, [values.Length]);
        Keep("d fit / d conditional", byConditional, 3, byConditional.Length / 3);
        return new Dictionary<string, object>
        {
            ["knots"] = knots,
            ["knotValues"] = $"knots-{knots}",
            ["terms"] = new Dictionary<string, double>
            {
                ["alignment"] = row.Alignment,
                ["uniformityMarginal"] = row.UniformityMarginal,
                ["uniformityConditional"] = row.UniformityConditional,
                ["marginalEntropy"] = row.MarginalEntropy,
                ["jointEntropy"] = row.JointEntropy,
                ["conditionalEntropy"] = row.ConditionalEntropy,
                ["total"] = row.Total,
            },
            ["gradients"] = files,
        };
    }

    private static float[] Skew(float[] parameters, int n)
    {
        var skew = new float[n * n];
        var at = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                skew[(i * n) + j] = parameters[at];
                skew[(j * n) + i] = -parameters[at++];
            }
        }
        return skew;
    }
}
