namespace Noether.Sweeps;

/// <summary>Lists of values that are crossed; the last name varies fastest.</summary>
/// <param name="Names">The names, all different.</param>
/// <param name="Choices">For each name its values, at least one.</param>
internal sealed record SweepGrid(string[] Names, string[][] Choices)
{
    /// <summary>The number of combinations; no more than a long can hold.</summary>
    public Int128 Count => Choices.Aggregate((Int128)1, (product, values) => Int128.Min(product * values.Length, long.MaxValue));

    /// <summary>A combination as names and values.</summary>
    /// <param name="number">Which one, from 0.</param>
    public List<KeyValuePair<string, string>> At(long number)
    {
        var values = new KeyValuePair<string, string>[Names.Length];
        for (var i = Names.Length - 1; i >= 0; i--)
        {
            var choices = Choices[i];
            values[i] = new(Names[i], choices[number % choices.Length]);
            number /= choices.Length;
        }

        return [.. values];
    }

    /// <summary>The combinations that have the first value of a name, which stand for those with its others: numbers, from 0.</summary>
    /// <param name="name">The name; where the grid does not have it, all combinations.</param>
    public IEnumerable<long> FirstOf(string name)
    {
        var place = Array.IndexOf(Names, name);
        var length = place < 0 ? 1 : Choices[place].Length;
        var stride = Choices.Skip(place + 1).Aggregate(1L, (product, values) => product * values.Length);
        for (var i = 0L; i < (long)Count; i++)
        {
            if (i / stride % length == 0)
                yield return i;
        }
    }
}
