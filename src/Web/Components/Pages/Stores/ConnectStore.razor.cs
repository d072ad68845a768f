using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Components.Pages.Stores;

public sealed partial class ConnectStore
{
    private readonly Entries _input = new();
    private EditContext _form = default!;
    private bool _byToken = true;
    private bool _busy;
    private Error? _error;
    private StoreIdentity? _answer;

    /// <summary>Filled in by "New token" and "Connect again".</summary>
    [SupplyParameterFromQuery]
    private string? Domain { get; set; }

    private ShopCredentials Credentials => _byToken
        ? new ShopCredentials(_input.Domain ?? "", _input.AccessToken, null, null)
        : new ShopCredentials(_input.Domain ?? "", null, _input.ClientId, _input.ClientSecret);

    protected override void OnInitialized()
    {
        _input.Domain = Domain;
        _form = new EditContext(_input);
    }

    private async Task Test()
    {
        Begin();
        var answered = await Dispatcher.Send(new TestConnectionCommand(Credentials));
        (_busy, _error) = (false, answered.Error);
        if (!answered.IsFailure)
            _answer = answered.Value;
    }

    private async Task Connect()
    {
        Begin();
        var connected = await Dispatcher.Send(new ConnectStoreCommand(Credentials));
        (_busy, _error) = (false, connected.Error);
        if (!connected.IsFailure)
            Navigation.NavigateTo("/stores");
    }

    private void Begin() => (_busy, _error, _answer) = (true, null, null);

    private sealed class Entries
    {
        public string? Domain { get; set; }
        public string? AccessToken { get; set; }
        public string? ClientId { get; set; }
        public string? ClientSecret { get; set; }
    }
}
