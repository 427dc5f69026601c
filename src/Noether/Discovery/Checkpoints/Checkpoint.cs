namespace Noether.Discovery.Checkpoints;

/// <summary>
/// Named arrays and texts from which a stage goes on. Numbers keep their bits: float32 stays float32, float64 stays
/// float64, whole numbers are 64 bits wide.
/// </summary>
public sealed class Checkpoint
{
    private readonly Dictionary<string, Array> arrays = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <summary>The arrays by name: float[], double[] or long[].</summary>
    public IReadOnlyDictionary<string, Array> Arrays => arrays;

    /// <summary>The texts by name.</summary>
    public IReadOnlyDictionary<string, string> Texts => texts;

    /// <summary>Puts an array in; it is copied.</summary>
    /// <param name="name">Its name, different from all others.</param>
    /// <param name="values">The values.</param>
    public Checkpoint With(string name, ReadOnlySpan<float> values)
    {
        arrays.Add(name, values.ToArray());
        return this;
    }

    /// <summary>Puts an array in; it is copied.</summary>
    /// <param name="name">Its name, different from all others.</param>
    /// <param name="values">The values.</param>
    public Checkpoint With(string name, ReadOnlySpan<double> values)
    {
        arrays.Add(name, values.ToArray());
        return this;
    }

    /// <summary>Puts a whole number in.</summary>
    /// <param name="name">Its name, different from all others.</param>
    /// <param name="values">The values.</param>
    public Checkpoint With(string name, params ReadOnlySpan<long> values)
    {
        arrays.Add(name, values.ToArray());
        return this;
    }

    /// <summary>Puts a text in.</summary>
    /// <param name="name">Its name, different from all other texts.</param>
    /// <param name="text">The text.</param>
    public Checkpoint With(string name, string text)
    {
        texts.Add(name, text);
        return this;
    }

    /// <summary>An array of float32.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidDataException">There is none, or it has another type.</exception>
    public float[] Singles(string name) => Required<float>(name);

    /// <summary>An array of float64.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidDataException">There is none, or it has another type.</exception>
    public double[] Doubles(string name) => Required<double>(name);

    /// <summary>An array of whole numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidDataException">There is none, or it has another type.</exception>
    public long[] Wholes(string name) => Required<long>(name);

    /// <summary>A single whole number.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidDataException">There is none, or there are several.</exception>
    public long Whole(string name) => Wholes(name) is [var value] ? value : throw Damaged(name);

    /// <summary>A single float64.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidDataException">There is none, or there are several.</exception>
    public double Double(string name) => Doubles(name) is [var value] ? value : throw Damaged(name);

    /// <summary>A text.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public string Text(string name) => texts.TryGetValue(name, out var text) ? text : throw Damaged(name);

    private T[] Required<T>(string name) =>
        arrays.TryGetValue(name, out var array) && array is T[] typed ? typed : throw Damaged(name);

    private static InvalidDataException Damaged(string name) => new($"The checkpoint has no '{name}' of this kind.");
}
