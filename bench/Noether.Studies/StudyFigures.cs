namespace Noether.Studies;

/// <summary>What a case measured: numbers and words by name, in the order in which they were added.</summary>
internal sealed class StudyFigures
{
    private readonly OrderedDictionary<string, double> numbers = [];
    private readonly OrderedDictionary<string, string> words = [];

    /// <summary>The numbers; some may not be finite.</summary>
    public IReadOnlyDictionary<string, double> Numbers => numbers;

    /// <summary>The words.</summary>
    public IReadOnlyDictionary<string, string> Words => words;

    /// <summary>A number, or NaN where it was not measured.</summary>
    public double this[string name] => numbers.TryGetValue(name, out var value) ? value : double.NaN;

    /// <summary>Whether a number that stands for yes or no says yes.</summary>
    public bool Is(string name) => this[name] == 1;

    /// <summary>A word, or nothing where there is none.</summary>
    public string Word(string name) => words.TryGetValue(name, out var value) ? value : "";

    /// <summary>Adds a number.</summary>
    public StudyFigures Add(string name, double value)
    {
        numbers[name] = value;
        return this;
    }

    /// <summary>Adds yes (1) or no (0).</summary>
    public StudyFigures Add(string name, bool value) => Add(name, value ? 1 : 0);

    /// <summary>Adds words.</summary>
    public StudyFigures Add(string name, string value)
    {
        words[name] = value;
        return this;
    }
}
