using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Noether.Cli.Options;

/// <summary>Options that hold a number, with their range checked and a sentence when it is wrong.</summary>
internal static class Numbers
{
    /// <summary>An option that holds a whole number; 200000, 200_000 and 2e5 all mean the same.</summary>
    /// <param name="name">Name with its dashes.</param>
    /// <param name="minimum">Smallest value allowed.</param>
    /// <param name="maximum">Largest value allowed.</param>
    /// <param name="description">Shown by the help.</param>
    public static Option<long?> Whole(string name, long minimum, long maximum, string description) => new(name)
    {
        Description = description,
        HelpName = "n",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => Parse(result, name, minimum, maximum),
    };

    /// <summary>An option that holds a whole number from 0 to the largest a seed can have.</summary>
    /// <param name="description">Shown by the help.</param>
    public static Option<ulong?> Seed(string description) => new("--seed")
    {
        Description = description,
        HelpName = "n",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
                return seed;
            result.AddError($"--seed must be a whole number from 0 to {ulong.MaxValue}, not '{text}'.");
            return null;
        },
    };

    /// <summary>An option that holds a real number.</summary>
    /// <param name="name">Name with its dashes.</param>
    /// <param name="minimum">Smallest value allowed.</param>
    /// <param name="maximum">Largest value allowed.</param>
    /// <param name="description">Shown by the help.</param>
    public static Option<double?> Real(string name, double minimum, double maximum, string description) => new(name)
    {
        Description = description,
        HelpName = "x",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && value >= minimum && value <= maximum)
                return value;
            result.AddError(FormattableString.Invariant(
                $"{name} must be a number from {minimum} to {maximum}, not '{text}'."));
            return null;
        },
    };

    private static long? Parse(ArgumentResult result, string name, long minimum, long maximum)
    {
        var text = result.Tokens[0].Value;
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        // Above 2^53 a double no longer holds every whole number; nothing here is that large.
        if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value == Math.Floor(value) && value >= minimum && value <= maximum)
            return (long)value;
        result.AddError($"{name} must be a whole number from {minimum} to {maximum}, not '{text}'.");
        return null;
    }
}
