using Noether.Discovery.Settings;

namespace Noether.Discovery;

/// <summary>A method with settings of a type of its own: checks kinds and ranges once for all methods.</summary>
/// <typeparam name="TSettings">
/// A record whose properties carry <see cref="SettingAttribute"/>; its parameterless constructor gives the defaults.
/// </typeparam>
public abstract class Method<TSettings> : IMethod where TSettings : class, new()
{
    /// <inheritdoc/>
    public abstract MethodCard Card { get; }

    /// <inheritdoc/>
    public SettingSet Settings => field ??= SettingSet.Of<TSettings>(Presets);

    /// <summary>Named settings to begin from, the default first; none means those of the constructor alone.</summary>
    protected virtual IReadOnlyList<Preset> Presets => [];

    /// <inheritdoc/>
    public void Check(MethodData data, object settings, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(context);
        var typed = Typed(data, settings);
        Settings.Require(typed);
        Check(data, typed, context);
    }

    /// <inheritdoc/>
    public Answer Run(MethodData data, object settings, RunContext context)
    {
        Check(data, settings, context);
        return Run(data, (TSettings)settings, context);
    }

    /// <summary>Refuses data that cannot be used; ranges of settings are checked already.</summary>
    protected virtual void Check(MethodData data, TSettings settings, RunContext context)
    {
    }

    /// <summary>Answers; data and settings are checked already.</summary>
    protected abstract Answer Run(MethodData data, TSettings settings, RunContext context);

    private TSettings Typed(MethodData data, object settings)
    {
        if (!Card.Takes(data.Kind))
        {
            throw new NoetherException(
                $"The method {Card.Name} takes {Words(Card.Data)}, and {data.Source} is read as {Words(data.Kind)}; "
                + $"choose another {SettingName.Mention("method")}.")
            {
                Setting = "method",
            };
        }

        return settings as TSettings ?? throw new ArgumentException(
            $"The method {Card.Name} has settings of type {typeof(TSettings).Name}.", nameof(settings));
    }

    private static string Words(DataKind kind) => kind switch
    {
        DataKind.Samples => "samples",
        DataKind.Labels => "samples with labels or a function",
        DataKind.Pairs => "pairs of samples",
        DataKind.Paths => "paths",
        _ => "a picture",
    };
}
