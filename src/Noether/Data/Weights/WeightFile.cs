using Noether.Data.Formats;
using Noether.Networks;

namespace Noether.Data.Weights;

/// <summary>
/// Weights of networks in .safetensors or .npz files, by the names of <see cref="Parameter.Name"/>; for ResNet-18 those
/// of torchvision.
/// </summary>
internal static class WeightFile
{
    // More names than this make no sentence.
    private const int ShownNames = 3;

    /// <summary>Reads all arrays; the first bytes tell the format, not the name.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NoetherException">The file is missing, damaged or of another format.</exception>
    public static WeightArrays Read(string path)
    {
        using (var bytes = FileBytes.Open(path))
        {
            Span<byte> start = stackalloc byte[2];
            if (bytes.Length < start.Length)
                throw new NoetherException($"{path} is no weight file; name a .safetensors or .npz file.");
            bytes.Read(0, start);
            if (!start.SequenceEqual("PK"u8))
                return SafetensorsFile.Read(path);
        }

        var arrays = new List<NamedArray>();
        var names = NpzFile.Names(path);
        if (names.Distinct().Count() < names.Count)
            throw new NoetherException($"{path} holds two arrays of one name; write it again.");
        foreach (var name in names)
        {
            var array = NpzFile.Read(path, name);
            arrays.Add(new NamedArray(name, array.Shape, [.. array.Values.Select(v => (float)v)]));
        }

        return new WeightArrays(arrays, new Dictionary<string, string>());
    }

    /// <summary>Writes the weights of a network as .safetensors.</summary>
    /// <param name="path">The file; an older one is replaced when the new one is complete.</param>
    /// <param name="network">The network.</param>
    /// <param name="metadata">Remarks for the header, or null.</param>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void Write(string path, PictureNetwork network, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var arrays = network.Parameters
            .Select(p => new NamedArray(p.Name, [.. p.Shape.Select(length => (long)length)], p.Values));
        SafetensorsFile.Write(path, new WeightArrays([.. arrays], metadata ?? new Dictionary<string, string>()));
    }

    /// <summary>Puts the weights of a file into a network; either all of them or, when it throws, none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="network">The network.</param>
    /// <param name="adaptation">What may differ.</param>
    /// <exception cref="NoetherException">
    /// The file cannot be read, or its names and shapes are not those of the network; the sentence says which.
    /// </exception>
    public static void Load(
        string path, PictureNetwork network, WeightAdaptation adaptation = WeightAdaptation.None) =>
        Load(Read(path), path, network, adaptation);

    /// <summary>The same for arrays that have been read.</summary>
    public static void Load(
        WeightArrays content, string title, PictureNetwork network, WeightAdaptation adaptation = WeightAdaptation.None)
    {
        var arrays = content.Arrays.ToDictionary(a => a.Name, StringComparer.Ordinal);
        var loaded = new List<(Parameter Target, float[] Values)>();
        var missing = new List<string>();
        var wrong = new List<string>();
        for (var i = 0; i < network.Parameters.Count; i++)
        {
            var parameter = network.Parameters[i];
            var isLast = i >= network.Parameters.Count - 2;
            if (!arrays.Remove(parameter.Name, out var array))
            {
                // Files of early torch versions do not count batches.
                if (parameter.Kind != ParameterKind.Counter && !(isLast && Allows(WeightAdaptation.NewClasses)))
                    missing.Add(parameter.Name);
            }
            else if (IsSame(array, parameter))
            {
                loaded.Add((parameter, array.Values));
            }
            else if (i == 0 && Allows(WeightAdaptation.AverageChannels) && DiffersInChannels(array, parameter))
            {
                loaded.Add((parameter, Averaged(array, parameter)));
            }
            else if (!(isLast && Allows(WeightAdaptation.NewClasses)))
            {
                wrong.Add($"{parameter.Name}, which is {Shape(array.Shape)} instead of {Shape(parameter.Shape)}");
            }
        }

        if (missing.Count + wrong.Count + arrays.Count > 0)
        {
            string[] parts =
                [List("missing: ", missing), List("unexpected: ", [.. arrays.Keys]), List("wrong: ", wrong)];
            throw new NoetherException(
                $"{title} does not hold a {network.Architecture} for pictures of {network.Input} and "
                + $"{network.Classes} classes ({string.Join("; ", parts.Where(p => p.Length > 0))}); name another file "
                + "or make the network like it.");
        }

        foreach (var (target, values) in loaded)
            values.CopyTo(target.Values, 0);

        bool Allows(WeightAdaptation what) => (adaptation & what) != 0;
    }

    private static bool IsSame(NamedArray array, Parameter parameter) =>
        array.Shape.SequenceEqual(parameter.Shape.Select(length => (long)length));

    private static bool DiffersInChannels(NamedArray array, Parameter parameter) =>
        array.Shape.Count == 4 && parameter.Shape.Count == 4 && array.Shape[1] > 0
        && array.Shape[0] == parameter.Shape[0] && array.Shape[2] == parameter.Shape[2]
        && array.Shape[3] == parameter.Shape[3];

    private static float[] Averaged(NamedArray array, Parameter parameter)
    {
        var (from, to) = ((int)array.Shape[1], parameter.Shape[1]);
        var plane = parameter.Shape[2] * parameter.Shape[3];
        var result = new float[parameter.Values.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var (output, place) = (i / (to * plane), i % plane);
            var sum = 0.0;
            for (var c = 0; c < from; c++)
                sum += array.Values[(((output * from) + c) * plane) + place];
            result[i] = (float)(sum / to);
        }

        return result;
    }

    private static string Shape<T>(IReadOnlyList<T> shape) => $"({string.Join(", ", shape)})";

    private static string List(string title, IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        <= ShownNames => title + string.Join(", ", names),
        _ => $"{title}{string.Join(", ", names.Take(ShownNames))} and {names.Count - ShownNames} more",
    };
}
