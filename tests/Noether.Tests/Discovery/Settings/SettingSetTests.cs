using Noether.Discovery.Settings;

namespace Noether.Tests.Discovery.Settings;

public sealed class SettingSetTests
{
    private static readonly SettingSet Set = SettingSet.Of<Knobs>();

    private enum Shade
    {
        Light,
        VeryDark,
    }

    [Flags]
    private enum Parts
    {
        None = 0,
        First = 1,
        SecondHalf = 2,
    }

    [Fact]
    public void All_OfARecord_AreItsAttributedPropertiesWithThoseOfNestedRecords()
    {
        string[] expected =
            ["steps", "batch", "rate", "budget", "shade", "without", "conditional", "model", "level", "zoom-factor"];

        Assert.Equal(expected, Set.All.Select(setting => setting.Name));
        Assert.Equal("batchSize", Set.Find("batch")!.Key);
    }

    [Theory]
    [InlineData("steps", "2e5", 200_000)]
    [InlineData("steps", "200_000", 200_000)]
    [InlineData("batch", "-1", -1)]
    [InlineData("rate", "0.5", 0.5)]
    [InlineData("shade", "very-dark", Shade.VeryDark)]
    [InlineData("without", "first,second-half", Parts.First | Parts.SecondHalf)]
    [InlineData("conditional", "no", false)]
    [InlineData("model", "folder", "folder")]
    [InlineData("level", "0.25", 0.25)]
    public void Create_FromTexts_FillsTheRecord(string name, string text, object expected)
    {
        var made = Set.Create(new Dictionary<string, string> { [name] = text });

        Assert.Equal(expected, Set.Find(name)!.Get(made));
    }

    [Theory]
    [InlineData("steps", "0", "a whole number from 1 to 1000000")]
    [InlineData("steps", "1.5", "a whole number")]
    [InlineData("steps", "3000000000", "a whole number")]
    [InlineData("batch", "-2", "a whole number from 1 to 100")]
    [InlineData("rate", "NaN", "a number from 0 to 1")]
    [InlineData("rate", "fast", "a number")]
    [InlineData("shade", "VeryDark", "light or very-dark")]
    [InlineData("without", "first,third", "a list of")]
    [InlineData("conditional", "perhaps", "yes or no")]
    [InlineData("budget", "10 parsecs", "a time such as")]
    [InlineData("model", " ", "must not be empty")]
    public void Create_FromATextThatCannotBe_NamesTheSettingAndWhatIsWanted(string name, string text, string wanted)
    {
        var failure = Assert.Throws<NoetherException>(
            () => Set.Create(new Dictionary<string, string> { [name] = text }));

        Assert.Equal(name, failure.Setting);
        Assert.StartsWith($"‹{name}› must ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(wanted, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_OfAnUnknownName_ListsTheKnownOnes()
    {
        var failure = Assert.Throws<NoetherException>(
            () => Set.Create(new Dictionary<string, string> { ["stepz"] = "1" }));

        Assert.Contains("‹steps›", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_Twice_SharesNothingWithTheDefaults()
    {
        var first = (Knobs)Set.Create(new Dictionary<string, string> { ["level"] = "0.9", ["steps"] = "3" });
        var second = (Knobs)Set.Create(new Dictionary<string, string>());

        Assert.Equal(0.9, first.Inner.Level);
        Assert.Equal(new Knobs().Inner.Level, second.Inner.Level);
        Assert.Equal(new Knobs().Steps, second.Steps);
    }

    [Fact]
    public void Differences_OfWhatWasCreated_CreateItAgain()
    {
        var values = new Dictionary<string, string>
        {
            ["steps"] = "7",
            ["budget"] = "1h30m",
            ["without"] = "second-half",
            ["zoom-factor"] = "2.5",
            ["conditional"] = "no",
            ["model"] = "here",
        };
        var made = Set.Create(values);

        var again = Set.Create(Set.Differences(made).ToDictionary());

        Assert.Equal(values.Keys.Order(), Set.Differences(made).Select(given => given.Key).Order());
        Assert.Equal(made, again);
    }

    [Fact]
    public void Presets_GivenByName_ChangeWhatTheRestBeginsFrom()
    {
        var set = SettingSet.Of<Knobs>(
            [new("quick", "short", new Knobs()), new("long", "hours", new Knobs { Steps = 900_000, Rate = 0.9 })]);

        var made = (Knobs)set.Create(new Dictionary<string, string> { ["preset"] = "long", ["rate"] = "0.25" });

        Assert.Equal((900_000, 0.25), (made.Steps, made.Rate));
        Assert.Equal(
            [new("preset", "long"), new("rate", "0.25")], set.Differences(made));
        var failure = Assert.Throws<NoetherException>(
            () => set.Create(new Dictionary<string, string> { ["preset"] = "slow" }));
        Assert.Contains("quick or long", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Require_OfARecordOutOfRange_Refuses()
    {
        Set.Require(new Knobs());

        Assert.Throws<NoetherException>(() => Set.Require(new Knobs { Steps = 0 }));
        Assert.Throws<NoetherException>(() => Set.Require(new Knobs { Rate = double.NaN }));
        Assert.Throws<NoetherException>(() => Set.Require(new Knobs { Inner = new Nested { Level = 2 } }));
    }

    [Fact]
    public void Translate_OfASentence_ReplacesEveryMention()
    {
        var sentence = $"Give {SettingName.Mention("zoom-factor")} or {SettingName.Mention("level")}.";

        Assert.Equal("Give --zoom-factor or --level.", SettingName.Translate(sentence, name => "--" + name));
    }

    private sealed record Knobs
    {
        [Setting("Steps.", Least = 1, Most = 1e6)]
        public int Steps { get; init; } = 10;

        [Setting("Samples in a batch.", Name = "batch", Least = 1, Most = 100, Automatic = "500 times the dimension")]
        public int BatchSize { get; init; } = -1;

        [Setting("Rate.", Least = 0, Most = 1)]
        public double Rate { get; init; } = 0.1;

        [Setting("Time to spend.", Least = 1)]
        public TimeSpan? Budget { get; init; }

        [Setting("Shade.")]
        public Shade Shade { get; init; }

        [Setting("What to leave out.")]
        public Parts Without { get; init; }

        [Setting("Whether it depends.")]
        public bool Conditional { get; init; } = true;

        [Setting("Folder.")]
        public string? Model { get; init; }

        [NestedSettings]
        public Nested Inner { get; init; } = new();

        public int NotASetting { get; init; }
    }

    private sealed record Nested
    {
        [Setting("Level.", Least = 0, Most = 1)]
        public double Level { get; init; } = 0.5;

        [Setting("Magnification.", Least = 1)]
        public double ZoomFactor { get; init; } = 1;
    }
}
