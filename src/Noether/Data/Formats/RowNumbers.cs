namespace Noether.Data.Formats;

/// <summary>Recognises the column in which programs such as pandas and R number the rows.</summary>
internal static class RowNumbers
{
    private const int BlockRows = 1024;

    /// <summary>Finds the column.</summary>
    /// <param name="array">The numbers of a table.</param>
    /// <param name="names">Name of every column of the file.</param>
    /// <param name="places">For every column of the file its column in the array, -1 for none.</param>
    /// <returns>
    /// The first column of the file if it has no name while others do, or is called index or Unnamed: 0, and holds
    /// whole numbers that rise from row to row; else null.
    /// </returns>
    public static int? Find(NumberArray array, IReadOnlyList<string> names, IReadOnlyList<int> places)
    {
        // What would be left without it has to be something.
        if (places.Count(place => place >= 0) < 2 || places[0] != 0 || names.All(name => name.Length == 0)
            || !(names[0].Length == 0 || Is("index") || Is("Unnamed: 0") || Is("__index_level_0__")))
        {
            return null;
        }
        var (steps, rows, before) = (array.Steps(), array.Shape[0], double.NegativeInfinity);
        var block = new double[BlockRows];
        for (var start = 0L; start < rows; start += BlockRows)
        {
            var part = block.AsSpan(0, (int)Math.Min(BlockRows, rows - start));
            array.ReadStrided(start * steps[0], steps[0], part);
            foreach (var value in part)
            {
                if (!(value > before) || value != Math.Floor(value))
                    return null;
                before = value;
            }
        }
        return 0;

        bool Is(string word) => names[0].Equals(word, StringComparison.OrdinalIgnoreCase);
    }
}
