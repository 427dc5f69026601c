using Noether.Data;
using Noether.Discovery;
using Noether.Studio.Files;

namespace Noether.Studio.Forms;

/// <summary>How data are read at first where nobody has said it: what makes them work, so that people see what it does.</summary>
internal static class FirstSettings
{
    /// <summary>The address of the form with settings already in it; null where there is nothing to set.</summary>
    /// <param name="methods">The methods that there are.</param>
    /// <param name="folder">The runs folder.</param>
    /// <param name="form">The form, in which nothing is said of the data.</param>
    /// <param name="preview">What the data look like.</param>
    /// <param name="fields">The fields of the form.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static string? Address(
        MethodCatalogue methods, RunsFolder folder, RunForm form, DataPreview preview, FormFields fields,
        CancellationToken cancellationToken)
    {
        if (form.Kind == DataKind.Paths)
        {
            var told = DataHints.OfPaths(Columns(folder, form, cancellationToken));
            return told.Count > 0 ? RunForm.Address(form.File, told, form.Choice.Id) : null;
        }

        // A long signal is no table: whoever has not said how to cut it sees what a window does, and that it can work.
        if (form.Choice != DataChoice.Signal && preview.ProblemSetting != DataHints.WindowSetting)
            return null;
        foreach (var settings in DataHints.Windows)
        {
            var given = RunForm.Read(methods, folder, new FormFields(name => fields.Text(name)
                ?? settings.GetValueOrDefault(name.Replace(RunForm.DataPrefix, "", StringComparison.Ordinal))));
            if (DataPreview.Read(methods, folder, given, cancellationToken).Problem is null)
                return RunForm.Address(given.File, settings, fields.Text(DataChoice.Field));
        }

        return null;
    }

    private static IReadOnlyList<string> Columns(RunsFolder folder, RunForm form, CancellationToken cancellationToken)
    {
        try
        {
            using var samples = SampleFile.Open(folder.UploadPath(form.File), cancellationToken: cancellationToken);
            return samples.ColumnNames;
        }
        catch (NoetherException)
        {
            return [];
        }
    }
}
