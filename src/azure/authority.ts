/** Which Entra is asked: every sovereign cloud has its own. */

export interface Authority {
  /** The origin, for `authorityHost`. */
  readonly host: string;
  /** What a GitHub ID token must be made out to, to be accepted there. */
  readonly assertionAudience: string;
  /** Whether it is one of Microsoft's own, which Entra's instance discovery knows. */
  readonly isMicrosoft: boolean;
}

interface Cloud {
  readonly suffix: string;
  readonly hosts: readonly [string, ...string[]];
  readonly assertionAudience: string;
}

const publicCloud: Cloud = {
  suffix: ".azurecr.io",
  hosts: ["login.microsoftonline.com", "login.microsoft.com", "login.windows.net", "sts.windows.net"],
  assertionAudience: "api://AzureADTokenExchange",
};
const clouds: readonly Cloud[] = [
  publicCloud,
  {
    suffix: ".azurecr.us",
    hosts: ["login.microsoftonline.us"],
    assertionAudience: "api://AzureADTokenExchangeUSGov",
  },
  {
    suffix: ".azurecr.cn",
    hosts: ["login.chinacloudapi.cn", "login.partner.microsoftonline.cn"],
    assertionAudience: "api://AzureADTokenExchangeChina",
  },
];

/** By the host of the registry; `AZURE_AUTHORITY_HOST`, an https URL or a host, comes first. */
export function authorityFor(registryHost: string, env: NodeJS.ProcessEnv): Authority {
  const own = clouds.find(({ suffix }) => registryHost.toLowerCase().endsWith(suffix)) ?? publicCloud;
  const given = env.AZURE_AUTHORITY_HOST?.trim().replace(/\/+$/, "") ?? "";
  if (given === "") return authority(own, own.hosts[0], true);
  const host = given.replace(/^https:\/\//i, "").toLowerCase();
  const known = clouds.find(({ hosts }) => hosts.includes(host));
  return authority(known ?? own, host, known !== undefined);
}

function authority({ assertionAudience }: Cloud, host: string, isMicrosoft: boolean): Authority {
  return { host: `https://${host}`, assertionAudience, isMicrosoft };
}
