using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Lens;

namespace Noether.Studies.Lens;

/// <summary>Windows of photographs and of digits, as they are and behind transforms.</summary>
internal static class RealCases
{
    private const int PhotoWindow = 33;
    private const int DigitWindow = 27;
    private const int QuickStride = 50;
    private const long QuickDigits = 100_000;

    private static readonly HiddenTransform[] Transforms =
        [HiddenTransform.Identity, HiddenTransform.Permuted, HiddenTransform.Orthogonal];

    /// <summary>All pictures of a folder together over all seeds, then each by itself with the first seed.</summary>
    public static IEnumerable<StudyCase> Photographs(StudyOptions options, int[] seeds)
    {
        if (options.Photos is not { } folder)
            return [];
        var files = options.PhotoFiles();
        if (files.Length == 0)
            throw new NoetherException($"{folder} holds no .png pictures; name another folder with --photos.");
        var open = new SampleFileOptions
        {
            Window = PhotoWindow,
            Stride = options.Quick ? QuickStride : 1,
        };
        return
        [
            .. Of($"{files.Length} photographs", "photographs", () => SampleFile.Open(folder, open), seeds, options),
            .. files.SelectMany(file => Of(
                $"photograph {Path.GetFileNameWithoutExtension(file)}", Path.GetFileNameWithoutExtension(file),
                () => SampleFile.Open(file, open), seeds[..1], options)),
        ];
    }

    /// <summary>Windows of the rows of digits; those that are constant are left out.</summary>
    public static IEnumerable<StudyCase> Digits(StudyOptions options, int[] seeds)
    {
        if (options.Mnist is not { } file)
            return [];
        if (!File.Exists(file))
            throw new NoetherException($"There is no file {file}; name the images of MNIST with --mnist.");
        var open = new SampleFileOptions { Window = DigitWindow, MaxSamples = options.Quick ? QuickDigits : null };
        return Of("digits", "digits", () => ChosenSamples.NotConstant(SampleFile.Open(file, open)), seeds, options);
    }

    private static IEnumerable<StudyCase> Of(
        string row, string key, Func<SampleSet> open, int[] seeds, StudyOptions options)
    {
        foreach (var transform in Transforms)
        {
            var name = Words.Lower(transform);
            foreach (var seed in seeds)
            {
                yield return new StudyCase(
                    $"{key}/{name}/seed-{seed}", $"{row} x {name}",
                    $"{row} {name} seed={seed}{(options.Quick ? " quick" : "")}", context =>
                    {
                        context.Report("opening pictures");
                        using var plain = open();
                        var hidden = HiddenTransforms.Build(transform, plain.Dimension, (ulong)seed);
                        var truth = HiddenTransforms.Generator(hidden, circular: false);
                        if (transform == HiddenTransform.Identity)
                            return LensCase.Run(context, plain, LensSettings.Fast, (ulong)seed, truth);
                        using var seen = new TransformedSamples(plain, hidden.Transposed());
                        return LensCase.Run(context, seen, LensSettings.Fast, (ulong)seed, truth);
                    });
            }
        }
    }
}
