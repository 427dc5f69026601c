using System.Globalization;
using Noether.Networks;

namespace Noether.Data.Weights;

/// <summary>The state of a picture training in a .safetensors file; read back, it has the same bits.</summary>
internal static class PictureCheckpointFile
{
    private const string Format = "noether-picture-training-1";

    /// <summary>Writes a state; an older file is replaced when the new one is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="state">The state.</param>
    /// <param name="identity">
    /// A text that is equal only for the same network, pictures and settings, such as a hash of them.
    /// </param>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void Write(string path, PictureTrainingState state, string identity)
    {
        var metadata = new Dictionary<string, string>
        {
            ["format"] = Format,
            ["identity"] = identity,
            ["step"] = state.Step.ToString(CultureInfo.InvariantCulture),
            ["bestEpoch"] = state.BestEpoch.ToString(CultureInfo.InvariantCulture),
            ["lossSum"] = Text(state.LossSum),
            ["epochs"] = string.Join(
                ' ', state.Epochs.SelectMany(e => new[] { e.TrainingLoss, e.ValidationLoss, e.ValidationAccuracy })
                    .Select(Text)),
        };
        NamedArray[] arrays =
        [
            .. Named("values", state.Values), .. Named("first", state.FirstMoments),
            .. Named("second", state.SecondMoments), .. Named("best", state.Best),
        ];
        SafetensorsFile.Write(path, new WeightArrays(arrays, metadata));
    }

    /// <summary>Reads a state.</summary>
    /// <param name="path">The file.</param>
    /// <param name="identity">The text that <see cref="Write"/> was given.</param>
    /// <exception cref="NoetherException">
    /// The file is missing or damaged, no checkpoint, or one of another training.
    /// </exception>
    public static PictureTrainingState Read(string path, string identity)
    {
        var content = SafetensorsFile.Read(path);
        if (Remark("format") != Format)
            throw new NoetherException($"{path} is no checkpoint of a picture training; start the training anew.");
        if (Remark("identity") != identity)
        {
            throw new NoetherException(
                $"{path} belongs to a training with other pictures or settings; use those or start anew.");
        }

        try
        {
            var numbers = Remark("epochs").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).ToArray();
            return new PictureTrainingState
            {
                Step = long.Parse(Remark("step"), CultureInfo.InvariantCulture),
                BestEpoch = int.Parse(Remark("bestEpoch"), CultureInfo.InvariantCulture),
                LossSum = Number(Remark("lossSum")),
                Epochs = [.. numbers.Chunk(3).Select(n => new EpochResult(n[0], n[1], n[2]))],
                Values = Arrays("values"),
                FirstMoments = Arrays("first"),
                SecondMoments = Arrays("second"),
                Best = Arrays("best"),
            };
        }
        catch (Exception e) when (e is FormatException or OverflowException or IndexOutOfRangeException)
        {
            throw new NoetherException($"{path} is damaged; start the training anew.", e);
        }

        string Remark(string name) => content.Metadata.GetValueOrDefault(name, "");

        float[][] Arrays(string group) =>
        [
            .. content.Arrays.Where(a => a.Name.StartsWith($"{group}.", StringComparison.Ordinal))
                .Select(a => a.Values),
        ];
    }

    private static IEnumerable<NamedArray> Named(string group, IReadOnlyList<float[]> arrays) =>
        arrays.Select((values, i) => new NamedArray(
            string.Create(CultureInfo.InvariantCulture, $"{group}.{i}"), [values.Length], values));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
